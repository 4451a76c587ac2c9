"""The engines: each turns an article into a draft; chosen by model name."""
