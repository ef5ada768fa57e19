"""What fills each frame, one file a family; `extract.records.registry` lists them."""
