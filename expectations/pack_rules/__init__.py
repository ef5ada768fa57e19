"""The packs: what the kinds of act owe by their words and by the law, stated of one document."""
