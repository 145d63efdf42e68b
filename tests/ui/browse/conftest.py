from editor_app.ui.page_view.scheme import register_scheme

register_scheme()
