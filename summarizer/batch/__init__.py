"""Many articles in one run: resumable, within a budget, each input in exactly one named state."""
