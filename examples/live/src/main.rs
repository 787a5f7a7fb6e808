//! Runs the server: `live [PORT]`. The first line on standard output is its port and its public key, as JSON; standard
//! error logs each call.

use std::env;
use std::process::ExitCode;

use live::Error;
use live::server::Server;

fn main() -> ExitCode {
    let port = env::args().nth(1).map_or(Ok(0), |port| port.parse());
    let Ok(port) = port else {
        eprintln!("usage: live [PORT]");
        return ExitCode::from(2);
    };
    match run(port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(port: u16) -> Result<(), Error> {
    let server = Server::bind(port, true)?;
    let key = &server.shared().rsa.public;
    let (port, fingerprint) = (server.address().port(), key.fingerprint()?);
    println!(r#"{{"port":{port},"fingerprint":"{fingerprint}","n":"{:x}","e":"{:x}"}}"#, key.n, key.e);
    server.run()
}
