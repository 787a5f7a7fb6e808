// mtcute against the server: logs in and requests calls, once with a lasting key and once with a temporary key on top.

import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";

import { MemoryStorage } from "@mtcute/core";
import { addPublicKey } from "@mtcute/core/utils.js";
import { BaseTelegramClient } from "@mtcute/node";
import { NodeCryptoProvider } from "@mtcute/node/utils.js";
import Long from "long";

const json = (path) => JSON.parse(readFileSync(new URL(`node_modules/${path}`, import.meta.url), "utf8"));
const { version } = json("@mtcute/node/package.json");
const { l: layer } = json("@mtcute/core/tl/api-schema.json");

const [CALLEE, BLOCKING, FLOODED] = [1001, 1002, 1003];
const server = JSON.parse(process.env.LIVE_SERVER);

/** Adds the server's public key to those that the client trusts. */
function trust() {
    const base64url = (hex) => Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
    const key = { kty: "RSA", n: base64url(server.n), e: base64url(server.e) };
    const pem = createPublicKey({ key, format: "jwk" }).export({ type: "pkcs1", format: "pem" });
    addPublicKey(new NodeCryptoProvider(), pem);
}

const request = (userId, versions = 1) => ({
    _: "phone.requestCall",
    userId: { _: "inputUser", userId, accessHash: Long.fromNumber(5) },
    randomId: 42,
    gAHash: new Uint8Array(32).fill(7),
    protocol: {
        _: "phoneCallProtocol",
        minLayer: 65,
        maxLayer: 92,
        libraryVersions: Array(versions).fill("5.0.0"),
        udpP2p: true,
    },
    video: true,
});

const options = { floodSleepThreshold: 0, maxRetryCount: 0 };

const refused = (client, userId) =>
    client.call(request(userId), options).then(
        () => assert.fail("the call was not refused"),
        (error) => error,
    );

async function run(usePfs) {
    const dc = { ipAddress: "127.0.0.1", port: server.port, id: 2 };
    const client = new BaseTelegramClient({
        apiId: 1,
        apiHash: "hash",
        storage: new MemoryStorage(),
        defaultDcs: { main: dc, media: dc },
        disableUpdates: true,
        logLevel: 0,
        usePfs,
    });
    await client.connect();

    const phoneNumber = "+10000000000";
    const settings = { _: "codeSettings" };
    const { phoneCodeHash } = await client.call({
        _: "auth.sendCode",
        phoneNumber,
        apiId: 1,
        apiHash: "hash",
        settings,
    });
    const { user } = await client.call({ _: "auth.signIn", phoneNumber, phoneCodeHash, phoneCode: "12345" });
    assert.equal(user.id, 777);

    // A long list makes both sides use gzip.
    let call;
    for (const versions of [1, 200]) {
        const response = await client.call(request(CALLEE, versions));
        call = response.phoneCall;
        assert.equal(call._, "phoneCallWaiting");
        assert.deepEqual([call.video, call.participantId, call.accessHash.toNumber()], [true, CALLEE, 42]);
        assert.deepEqual(call.protocol.libraryVersions, Array(versions).fill("5.0.0"));
        assert.deepEqual(response.users.map((user) => user.id), [777, CALLEE]);
    }
    const config = await client.call({ _: "phone.getCallConfig" });
    assert.deepEqual(JSON.parse(config.data), { audio_frame_size: 60 });

    const blocked = await refused(client, BLOCKING);
    assert.deepEqual([blocked.code, blocked.text], [403, "USER_IS_BLOCKED"]);
    const flood = await refused(client, FLOODED);
    assert.deepEqual([flood.code, flood.text, flood.seconds], [420, "FLOOD_WAIT_%d", 3]);
    await client.destroy();
    return `${call._}, ${blocked.code} ${blocked.text}, ${flood.code} ${flood.text}(${flood.seconds})`;
}

trust();
for (const [name, usePfs] of [["lasting key", false], ["temporary key", true]]) {
    console.log(`mtcute ${version}, layer ${layer}, intermediate, ${name}: ${await run(usePfs)}`);
}
process.exit(0);
