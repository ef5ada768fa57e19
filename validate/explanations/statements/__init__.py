"""Why a number of the text is right though it is not what it was tied to."""
