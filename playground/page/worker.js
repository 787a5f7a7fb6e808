// The worker: runs one command of the module at a time. The script of the module stands before this one.

let ready;

onmessage = async ({ data: { module, command, args } }) => {
    try {
        if (module) {
            ready = wasm_bindgen({ module_or_path: module });
            return;
        }
        await ready;
        const [out, err] = wasm_bindgen[command](...args);
        postMessage({ out, err });
    } catch (error) {
        postMessage({ failure: String(error.message || error) });
    }
};
