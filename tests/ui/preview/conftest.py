from editor_app.ui.preview.scheme import register_scheme

register_scheme()
