"""Signs that two claims say the same, each a number with a name: at first sight, looked at closer, from neighbours."""
