// GramJS against the server: logs in and requests calls, once under each framing.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { Api, TelegramClient } = require("telegram");
const { LAYER } = require("telegram/tl/AllTLObjects");
const { ConnectionTCPAbridged, ConnectionTCPFull } = require("telegram/network");
const { StringSession } = require("telegram/sessions");
const { Logger } = require("telegram/extensions/Logger");
const { _serverKeys } = require("telegram/crypto/RSA");
const { version } = require("telegram/package.json");
const bigInt = require("big-integer");

const [CALLEE, BLOCKING, FLOODED] = [1001, 1002, 1003];
const server = JSON.parse(process.env.LIVE_SERVER);

// Replaces the public keys that the client trusts.
_serverKeys.clear();
_serverKeys.set(server.fingerprint, { n: bigInt(server.n, 16), e: Number.parseInt(server.e, 16) });

/** A connection to the server, whichever address is asked for. */
const loopback = (Connection) =>
    class extends Connection {
        constructor(params) {
            super({ ...params, ip: "127.0.0.1", port: server.port });
        }
    };

const request = (userId, versions = 1) =>
    new Api.phone.RequestCall({
        userId: new Api.InputUser({ userId: bigInt(userId), accessHash: bigInt(5) }),
        randomId: 42,
        gAHash: Buffer.alloc(32, 7),
        protocol: new Api.PhoneCallProtocol({
            minLayer: 65,
            maxLayer: 92,
            libraryVersions: Array(versions).fill("5.0.0"),
            udpP2p: true,
        }),
        video: true,
    });

const refused = (client, userId) =>
    client.invoke(request(userId)).then(
        () => assert.fail("the call was not refused"),
        (error) => error,
    );

async function run(Connection) {
    const session = new StringSession("");
    // Sessions hold no port above 32767; the connection has the right one.
    session.setDC(2, "127.0.0.1", 80);
    const client = new TelegramClient(session, 1, "hash", {
        connection: loopback(Connection),
        connectionRetries: 5,
        floodSleepThreshold: 0,
        baseLogger: new Logger("none"),
    });
    await client.connect();

    const phoneNumber = "+10000000000";
    const settings = new Api.CodeSettings({});
    const { phoneCodeHash } = await client.invoke(
        new Api.auth.SendCode({ phoneNumber, apiId: 1, apiHash: "hash", settings }),
    );
    const signIn = new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode: "12345" });
    const { user } = await client.invoke(signIn);
    assert.equal(user.id.toString(), "777");

    // A long list makes both sides use gzip.
    let call;
    for (const versions of [1, 200]) {
        const response = await client.invoke(request(CALLEE, versions));
        call = response.phoneCall;
        assert.equal(call.className, "PhoneCallWaiting");
        assert.deepEqual(
            [call.video, Number(call.participantId), Number(call.accessHash)],
            [true, CALLEE, 42],
        );
        assert.deepEqual(call.protocol.libraryVersions, Array(versions).fill("5.0.0"));
        assert.deepEqual(response.users.map((user) => Number(user.id)), [777, CALLEE]);
    }
    const config = await client.invoke(new Api.phone.GetCallConfig());
    assert.deepEqual(JSON.parse(config.data), { audio_frame_size: 60 });

    const blocked = await refused(client, BLOCKING);
    assert.deepEqual([blocked.code, blocked.errorMessage], [403, "USER_IS_BLOCKED"]);
    const flood = await refused(client, FLOODED);
    assert.deepEqual([flood.code, flood.seconds], [420, 3]);
    await client.destroy();
    return `${call.className}, ${blocked.code} ${blocked.errorMessage}, ${flood.constructor.name}(${flood.seconds})`;
}

const framings = { abridged: ConnectionTCPAbridged, full: ConnectionTCPFull };
for (const [name, Connection] of Object.entries(framings)) {
    const answers = await run(Connection);
    console.log(`GramJS ${version}, layer ${LAYER}, ${name}: ${answers}`);
}
process.exit(0);
