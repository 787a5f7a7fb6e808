//! The functions of libtdjson. All that is unsafe stands here.
#![allow(unsafe_code, reason = "the functions are C's")]

use std::error::Error;
use std::ffi::{CStr, CString, NulError, c_char, c_double, c_int};
use std::marker::PhantomData;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// `true` if the library has been opened: TDLib allows one thread at a time to receive, and a [`Library`] stays on one.
static IS_OPEN: AtomicBool = AtomicBool::new(false);

/// libtdjson, in the thread that opened it.
pub(crate) struct Library {
    create_client_id: unsafe extern "C" fn() -> c_int,
    send: unsafe extern "C" fn(c_int, *const c_char),
    receive: unsafe extern "C" fn(c_double) -> *const c_char,
    execute: unsafe extern "C" fn(*const c_char) -> *const c_char,
    /// Neither `Send` nor `Sync`.
    on_one_thread: PhantomData<*const ()>,
}

impl Library {
    /// Opens the library, once in the life of the program.
    pub(crate) fn open(path: &Path) -> Result<Self, Box<dyn Error>> {
        if IS_OPEN.swap(true, Ordering::Relaxed) {
            return Err("libtdjson is open already".into());
        }
        // SAFETY: The user who names the library trusts the code that it runs when loaded: libtdjson only initializes
        // itself.
        let library = unsafe { libloading::Library::new(path) }?;
        // It is never unloaded: its threads run until the program ends.
        let library: &'static libloading::Library = Box::leak(Box::new(library));
        // SAFETY: These are the types that td_json_client.h declares, and what they point to stays loaded.
        unsafe {
            Ok(Self {
                create_client_id: *library.get(c"td_create_client_id")?,
                send: *library.get(c"td_send")?,
                receive: *library.get(c"td_receive")?,
                execute: *library.get(c"td_execute")?,
                on_one_thread: PhantomData,
            })
        }
    }

    pub(crate) fn create_client_id(&self) -> i32 {
        // SAFETY: The function takes nothing and may be called at any time.
        unsafe { (self.create_client_id)() }
    }

    pub(crate) fn send(&self, client_id: i32, request: String) -> Result<(), NulError> {
        let request = CString::new(request)?;
        // SAFETY: The request ends with a zero and lives until the function, which copies it, returns.
        unsafe { (self.send)(client_id, request.as_ptr()) };
        Ok(())
    }

    /// The next message, or nothing within these seconds.
    pub(crate) fn receive(&self, seconds: f64) -> Option<String> {
        // SAFETY: Only the thread of the only `Library` gets here, so that no other receives meanwhile.
        let text = unsafe { (self.receive)(seconds) };
        // SAFETY: It is null, or what TDLib keeps until this thread calls it again.
        unsafe { copied(text) }
    }

    /// The response to a request that runs at once.
    pub(crate) fn execute(&self, request: String) -> Result<Option<String>, NulError> {
        let request = CString::new(request)?;
        // SAFETY: The request ends with a zero and lives until the function, which copies it, returns.
        let text = unsafe { (self.execute)(request.as_ptr()) };
        // SAFETY: It is null, or what TDLib keeps until this thread calls it again.
        Ok(unsafe { copied(text) })
    }
}

/// A copy of a text of C's.
///
/// # Safety
/// The pointer is null, or points to a text that ends with a zero and is not changed meanwhile.
unsafe fn copied(text: *const c_char) -> Option<String> {
    // SAFETY: As the caller promises.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}
