"""Who says it: speakers, their words, and how far each voice reaches."""
