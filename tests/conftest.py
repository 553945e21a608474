"""What holds for all tests."""

from hypothesis import settings

# no test fails because the machine was busy
settings.register_profile("utsyn", deadline=None)
settings.load_profile("utsyn")
