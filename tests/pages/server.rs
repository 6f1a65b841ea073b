//! Servers for the pages of tests.

use std::{net, sync::Arc, thread};

use http_body_util::Full;
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, runtime, task};

/// What is answered.
pub type Answer = Response<Full<Bytes>>;

/// An answer with a content of a type.
pub fn answer(status: u16, kind: &str, content: impl Into<Bytes>) -> Answer {
    let answer = Response::builder().status(status);
    let answer = answer.header("Content-Type", kind);
    answer
        .body(Full::new(content.into()))
        .expect("a status and a type")
}

/// Serves what a function answers to the path and the query of a request, and returns the origin,
/// `http://127.0.0.1:PORT`. However long an answer takes, no other waits for it.
pub fn serve(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> String {
    let listener = net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    listener.set_nonblocking(true).expect("a listener");
    let answer = Arc::new(answer);
    thread::spawn(move || {
        let runtime = runtime::Builder::new_current_thread().enable_io().build();
        runtime
            .expect("a runtime")
            .block_on(accept(listener, answer));
    });
    format!("http://{address}")
}

async fn accept(
    listener: net::TcpListener,
    answer: Arc<impl Fn(&str) -> Answer + Send + Sync + 'static>,
) {
    let listener = TcpListener::from_std(listener).expect("a listener");
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let answer = Arc::clone(&answer);
        let service = service_fn(move |request: Request<Incoming>| {
            let answer = Arc::clone(&answer);
            // It may read files, or wait until a test lets it go.
            task::spawn_blocking(move || answer(&request.uri().to_string()))
        });
        task::spawn(async move {
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // The browser may have gone.
            let _ = connection.await;
        });
    }
}
