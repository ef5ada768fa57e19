"""A PDF file -> its pages: characters, rules, backgrounds and images as arrays, within stated
limits.
"""
