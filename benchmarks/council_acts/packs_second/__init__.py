"""Kinds 112 to 122, 131 and 132: acts of the packs, drawn from columns and templates."""
