from .crypto import Sealer


class Gateway:
    def __init__(self) -> None:
        self.sealer = Sealer()

    def send(self, message: bytes) -> bytes:
        return self.sealer.seal(message)


def main() -> None:
    Gateway().send(b"hello")
