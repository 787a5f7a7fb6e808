"""Kurigram against the server: logs in and requests calls, once under each framing."""

import asyncio
import json
import os

import pyrogram
from pyrogram import Client, raw
from pyrogram.connection import Connection
from pyrogram.connection.transport import TCPAbridged, TCPFull, TCPIntermediate, TCPIntermediatePadded
from pyrogram.crypto import rsa
from pyrogram.errors import FloodWait, UserIsBlocked

CALLEE, BLOCKING, FLOODED = 1001, 1002, 1003


def loopback(port):
    """A connection to the server, whichever data center is asked for."""

    class Loopback(Connection):
        def __init__(self, **options):
            super().__init__(**(options | {"server_address": "127.0.0.1", "port": port}))

    return Loopback


def trust(server):
    """Replaces the public keys that the client trusts."""
    rsa.server_public_keys.clear()
    rsa.server_public_keys[int(server["fingerprint"])] = rsa.PublicKey(int(server["n"], 16), int(server["e"], 16))


def request(user_id, versions=1):
    protocol = raw.types.PhoneCallProtocol(
        min_layer=65, max_layer=92, library_versions=["5.0.0"] * versions, udp_p2p=True
    )
    user = raw.types.InputUser(user_id=user_id, access_hash=5)
    return raw.functions.phone.RequestCall(
        user_id=user, random_id=42, g_a_hash=b"\7" * 32, protocol=protocol, video=True
    )


async def refused(client, user_id, error):
    try:
        await client.invoke(request(user_id))
    except error as raised:
        return raised
    raise AssertionError(f"{error.__name__} was not raised")


async def run(server, protocol):
    client = Client(
        "live",
        1,
        "hash",
        in_memory=True,
        no_updates=True,
        sleep_threshold=0,
        connection_factory=loopback(server["port"]),
        protocol_factory=protocol,
    )
    await client.connect()
    try:
        sent = await client.send_code("+10000000000")
        me = await client.sign_in("+10000000000", sent.phone_code_hash, "12345")
        assert (me.id, me.first_name) == (777, "Caller"), me

        # A long list makes both sides use gzip.
        for versions in (1, 200):
            response = await client.invoke(request(CALLEE, versions))
            call = response.phone_call
            assert isinstance(call, raw.types.PhoneCallWaiting), call
            assert (call.video, call.participant_id, call.access_hash) == (True, CALLEE, 42), call
            assert call.protocol.library_versions == ["5.0.0"] * versions, call
            assert [user.id for user in response.users] == [777, CALLEE], response
        assert json.loads((await client.invoke(raw.functions.phone.GetCallConfig())).data) == {"audio_frame_size": 60}

        blocked = await refused(client, BLOCKING, UserIsBlocked)
        flood = await refused(client, FLOODED, FloodWait)
        assert flood.value == 3, flood
    finally:
        await client.disconnect()
    answers = f"{type(call).__name__}, {blocked.CODE} {type(blocked).__name__}, {flood.CODE} {type(flood).__name__}"
    return f"{answers}({flood.value})"


async def main():
    server = json.loads(os.environ["LIVE_SERVER"])
    trust(server)
    framings = {
        "abridged": TCPAbridged,
        "intermediate": TCPIntermediate,
        "padded intermediate": TCPIntermediatePadded,
        "full": TCPFull,
    }
    for name, protocol in framings.items():
        answers = await run(server, protocol)
        print(f"Kurigram {pyrogram.__version__}, layer {raw.all.layer}, {name}: {answers}")


asyncio.run(main())
