"""Where requests stand in their traces (W3C Trace Context)."""

import re
import secrets

HEADER = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")


class Trace:
    """Goes on with the trace of a caller, or begins one."""

    def __init__(self, traceparent=None, tracestate=None):
        header = HEADER.fullmatch(traceparent or "")
        self.id = header[1] if header else secrets.token_hex(16)
        self.span = secrets.token_hex(8)
        self.parent = header[2] if header else ""
        self.flags = header[3] if header else "01"
        self.state = tracestate if header and tracestate else ""

    def headers(self):
        """What is told to programs that are called."""
        told = {"traceparent": f"00-{self.id}-{self.span}-{self.flags}"}
        return {**told, "tracestate": self.state} if self.state else told
