"""The staff through the years: charts of a frame each, and what each shows in words."""
