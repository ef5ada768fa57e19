"""What a person read or decided on the page, before it is checked."""
