"""The sample desk: an invented newsroom, made anew from texts and drawn pictures."""
