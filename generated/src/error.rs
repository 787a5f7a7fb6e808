//! `rpc_error` of the schema and the runtime's error, each made of the other: the generator knows no definition by name.

use typewright_runtime as rt;

use crate::mtproto::types::RpcError;

impl From<RpcError> for rt::RpcError {
    fn from(RpcError { error_code: code, error_message: message }: RpcError) -> Self {
        Self { code, message }
    }
}

impl From<rt::RpcError> for RpcError {
    fn from(rt::RpcError { code: error_code, message: error_message }: rt::RpcError) -> Self {
        Self { error_code, error_message }
    }
}
