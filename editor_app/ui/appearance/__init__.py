"""How the program looks: colours, faces and the style sheet made from them."""
