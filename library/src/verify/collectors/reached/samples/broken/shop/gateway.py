from .crypto import Sealer


class Gateway:
    def __init__(self) -> None:
        self.sealer = Sealer()

    def send(self, message: bytes) -> bytes:
        # Here a message was to be sealed.
        return message


def main() -> None:
    Gateway().send(b"hello")
