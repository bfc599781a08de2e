from ui.view import current_view

view = current_view()
