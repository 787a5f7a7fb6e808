"""Telethon against the server: logs in and requests calls, once under each framing."""

import asyncio
import json
import os

import rsa
import telethon
from telethon import TelegramClient
from telethon.crypto import rsa as server_keys
from telethon.errors import FloodWaitError, UserIsBlockedError
from telethon.network import ConnectionTcpAbridged, ConnectionTcpFull, ConnectionTcpIntermediate
from telethon.sessions import MemorySession
from telethon.tl.alltlobjects import LAYER
from telethon.tl.functions.phone import GetCallConfigRequest, RequestCallRequest
from telethon.tl.types import InputUser, PhoneCallProtocol, PhoneCallWaiting

CALLEE, BLOCKING, FLOODED = 1001, 1002, 1003


def trust(server):
    """Replaces the public keys that the client trusts."""
    key = rsa.PublicKey(int(server["n"], 16), int(server["e"], 16))
    server_keys._server_keys.clear()
    server_keys.add_key(key.save_pkcs1(), old=False)


def request(user_id, versions=1):
    protocol = PhoneCallProtocol(min_layer=65, max_layer=92, library_versions=["5.0.0"] * versions, udp_p2p=True)
    user = InputUser(user_id=user_id, access_hash=5)
    return RequestCallRequest(user_id=user, random_id=42, g_a_hash=b"\7" * 32, protocol=protocol, video=True)


async def refused(client, user_id, error):
    try:
        await client(request(user_id))
    except error as raised:
        return raised
    raise AssertionError(f"{error.__name__} was not raised")


async def run(server, connection):
    session = MemorySession()
    session.set_dc(2, "127.0.0.1", server["port"])
    client = TelegramClient(session, 1, "hash", connection=connection, flood_sleep_threshold=0)
    await client.connect()
    try:
        sent = await client.send_code_request("+10000000000")
        me = await client.sign_in("+10000000000", "12345", phone_code_hash=sent.phone_code_hash)
        assert (me.id, me.first_name) == (777, "Caller"), me

        # A long list makes both sides use gzip.
        for versions in (1, 200):
            response = await client(request(CALLEE, versions))
            call = response.phone_call
            assert isinstance(call, PhoneCallWaiting), call
            assert (call.video, call.participant_id, call.access_hash) == (True, CALLEE, 42), call
            assert call.protocol.library_versions == ["5.0.0"] * versions, call
            assert [user.id for user in response.users] == [777, CALLEE], response
        assert json.loads((await client(GetCallConfigRequest())).data) == {"audio_frame_size": 60}

        blocked = await refused(client, BLOCKING, UserIsBlockedError)
        flood = await refused(client, FLOODED, FloodWaitError)
        assert flood.seconds == 3, flood
    finally:
        await client.disconnect()
    return f"{type(call).__name__}, {type(blocked).__name__}, {type(flood).__name__}({flood.seconds})"


async def main():
    server = json.loads(os.environ["LIVE_SERVER"])
    trust(server)
    framings = {"abridged": ConnectionTcpAbridged, "intermediate": ConnectionTcpIntermediate, "full": ConnectionTcpFull}
    for name, connection in framings.items():
        answers = await run(server, connection)
        print(f"Telethon {telethon.__version__}, layer {LAYER}, {name}: {answers}")


asyncio.run(main())
