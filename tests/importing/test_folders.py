from pathlib import Path

from editor_app.importing.folders import find_files


def test_texts_are_found_in_a_steady_order_each_once(tmp_path: Path) -> None:
    for name in (
        *("b.md", "a.txt", "sub/c.html", "sub/pic.JPG", "site.css", ".hidden/x.md", ".x.md"),
        *("sub/__pycache__/y.md", "odd.bin"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "same.md").symlink_to(tmp_path / "b.md")
    found = list(find_files([tmp_path / "b.md", tmp_path]))
    names = [file.path.relative_to(tmp_path).as_posix() for file in found]
    assert names == ["b.md", "a.txt", "odd.bin", "sub/c.html"]
    assert found[0].root == tmp_path
    assert found[3].shown == str(tmp_path / "sub/c.html")
