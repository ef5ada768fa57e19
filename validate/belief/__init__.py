"""When an identity that nobody configured is believed: pure mathematics over figures."""
