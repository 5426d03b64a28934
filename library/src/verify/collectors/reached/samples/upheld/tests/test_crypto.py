from shop.crypto import Sealer


def test_seal() -> None:
    assert Sealer().seal(b"ab") == b"ba"
