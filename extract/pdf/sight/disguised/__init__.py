"""Digits in another guise: drawn as outlines, or said as letters."""
