"""Share links: what they carry, and what in one could not be taken."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "link_choice": "{whence} asks for {what} = “{value}”, which is not to be had with these data (there are: {allowed}). The page shows its usual choice.",
    "link_choice_gone": "The link asks for “{what}” = “{value}”, which is not to be had here. The page shows its usual choice.",
    "link_data": "{whence} was made on other data than these, or on another version of them. Its changes have been laid on these data; the figures may differ.",
    "link_from_file": "The file",
    "link_from_link": "The link",
    "link_language": "{whence} asks for the language “{value}”, which is not among {allowed}.",
    "link_name": "{whence} has a scenario called “{value}”; a name has 1–{most} signs.",
    "link_near": " Did it mean “{name}”?",
    "link_no_value": "{whence} has {what} = “{value}”, which is not a value it can have. The value has been left as it was.",
    "link_outside": "{whence} has {what} = {value}, which is outside what is allowed ({low} to {high}). The value has been left as it was.",
    "link_repeated": "{whence} has “{what}” {count} times; the first has been taken.",
    "link_same_name": "{whence} has two scenarios called “{name}”; one of them is now called “{free}”.",
    "link_unknown": "{whence} has “{what}” = “{value}”, which is unknown here and has been left out.{near}",
    "link_version": "{whence} is of version “{value}”, which this program does not know. What could be read has been taken.",
    "share_button": "Share link",
    "share_note": "The link opens the same scenarios, language and choices, on the same data. It carries no data about staff; what you wrote as names of scenarios goes along. Shifts that you moved by hand stay behind; download the rota to keep them.",
    "share_python": "Reproduce in Python",
    "share_python_note": "These lines give the same figures. They need the program installed, and nothing else.",
    "share_reasons": "Take my reasons and search words along (make sure they name no person)",
}
