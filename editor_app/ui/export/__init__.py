"""Export: articles as documents in a folder, which changes nothing at the desk."""
