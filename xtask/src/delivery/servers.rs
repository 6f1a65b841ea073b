//! nginx and Caddy as Debian has them, with the files of `deploy/`, on this machine alone. They are
//! unpacked, not installed: a package would start a service, now and with the machine.

use crate::{Outcome, packages, paths, process};
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Caddy,
}

pub const ALL: [Kind; 2] = [Kind::Nginx, Kind::Caddy];

/// Where Debian's package has the module, seen from the root of what is installed or unpacked.
const BROTLI_MODULE: &str = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Nginx => "nginx",
            Kind::Caddy => "Caddy",
        }
    }

    const fn packages(self) -> &'static [&'static str] {
        match self {
            Kind::Nginx => &["nginx", "libnginx-mod-http-brotli-static"],
            Kind::Caddy => &["caddy"],
        }
    }

    /// What has to be there.
    const fn files(self) -> &'static [&'static str] {
        match self {
            Kind::Nginx => &["usr/sbin/nginx", BROTLI_MODULE],
            Kind::Caddy => &["usr/bin/caddy"],
        }
    }

    /// The root under which it is installed or unpacked; unpacked if it is lacking.
    ///
    /// # Errors
    /// Says what to install by hand.
    pub fn ensure(self) -> Outcome<PathBuf> {
        let unpacked = paths::target().join("servers");
        let is_in = |root: &Path| self.files().iter().all(|file| root.join(file).is_file());
        let roots = [PathBuf::from("/"), unpacked.clone()];
        if let Some(root) = roots.into_iter().find(|root| is_in(root)) {
            return Ok(root);
        }
        packages::unpack(self.packages(), &unpacked, self.name())?;
        match is_in(&unpacked) {
            true => Ok(unpacked),
            false => Err(format!("the packages of {} lack a part", self.name())),
        }
    }
}

/// A server that serves; it ends with this value.
pub struct Server {
    pub kind: Kind,
    process: Child,
    /// `http://127.0.0.1:PORT`.
    pub address: String,
    /// What it serves.
    pub folder: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself. Both are one process.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// Starts one with its file of `deploy/`, on a free port and with an empty folder.
    pub fn start(kind: Kind) -> Outcome<Self> {
        let place = kind.name().to_lowercase();
        Self::start_at(kind, &paths::target().join("delivery").join(place), None)
    }

    /// nginx with a line of its file changed, to see that this is noticed.
    pub fn start_changed(line: &str, change: &str) -> Outcome<Self> {
        let place = paths::target().join("delivery/changed");
        Self::start_at(Kind::Nginx, &place, Some((line, change)))
    }

    fn start_at(kind: Kind, place: &Path, change: Option<(&str, &str)>) -> Outcome<Self> {
        let root = kind.ensure()?;
        let failed = |error: std::io::Error| format!("cannot start {}: {error}", kind.name());
        if place.exists() {
            fs::remove_dir_all(place).map_err(failed)?;
        }
        let folder = place.join("www");
        fs::create_dir_all(&folder).map_err(failed)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .map_err(failed)?
            .port();
        let mut command = match kind {
            Kind::Nginx => nginx(&root, place, port, change)?,
            Kind::Caddy => caddy(&root, place, port)?,
        };
        let log = place.join("log");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(&log).map_err(failed)?);
        let mut server = Server {
            kind,
            process: command.spawn().map_err(failed)?,
            address: format!("http://127.0.0.1:{port}"),
            folder,
        };
        for _ in 0..600 {
            if server.process.try_wait().map_err(failed)?.is_some() {
                break;
            }
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(server);
            }
            thread::sleep(Duration::from_millis(100));
        }
        let said = fs::read_to_string(&log).unwrap_or_default();
        Err(format!("{} does not start: {said}", kind.name()))
    }

    /// Has it serve a copy of a folder under a name, and returns the address.
    pub fn put(&self, release: &Path, name: &str) -> Outcome<String> {
        process::copy_folder(release, &self.folder.join(name))?;
        Ok(format!("{}/{name}", self.address))
    }
}

/// A file of `deploy/` with the lines that are each host's own put in.
fn filled_in(file: &str, lines: &[(&str, String)]) -> Outcome<String> {
    let path = paths::root().join("deploy").join(file);
    let mut text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    for (line, ours) in lines {
        if text.matches(line).count() != 1 {
            return Err(format!("deploy/{file} has `{line}` not once"));
        }
        text = text.replace(line, ours);
    }
    Ok(text)
}

/// nginx with a main file of its own around that of `deploy/`.
fn nginx(root: &Path, place: &Path, port: u16, change: Option<(&str, &str)>) -> Outcome<Command> {
    let folder = place.join("www");
    let mut lines = vec![
        ("listen 80;", format!("listen 127.0.0.1:{port};")),
        ("root /var/www;", format!("root \"{}\";", folder.display())),
    ];
    lines.extend(change.map(|(line, change)| (line, change.to_owned())));
    let site = filled_in("nginx.conf", &lines)?;
    let here = place.display();
    let mut main = format!(
        "load_module \"{}\";\ndaemon off;\nmaster_process off;\npid \"{here}/pid\";\n\
         error_log stderr;\nevents {{ worker_connections 1024; }}\nhttp {{\n  access_log off;\n",
        root.join(BROTLI_MODULE).display()
    );
    for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        main += &format!("  {kind}_temp_path \"{here}/{kind}\";\n");
    }
    main += &format!("  include \"{here}/site.conf\";\n}}\n");
    write(&place.join("site.conf"), &site)?;
    let config = place.join("nginx.conf");
    write(&config, &main)?;
    let mut command = process::command(root.join("usr/sbin/nginx"));
    command.args(["-e", "stderr", "-c"]).arg(config);
    Ok(command)
}

/// Caddy, without the port by which it takes orders.
fn caddy(root: &Path, place: &Path, port: u16) -> Outcome<Command> {
    let folder = place.join("www");
    let site = filled_in(
        "Caddyfile",
        &[
            (":80 {", format!("http://127.0.0.1:{port} {{")),
            (
                "root * /var/www\n",
                format!("root * \"{}\"\n", folder.display()),
            ),
        ],
    )?;
    let config = place.join("Caddyfile");
    let global = "{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n}\n";
    write(&config, &format!("{global}{site}"))?;
    let mut command = process::command(root.join("usr/bin/caddy"));
    command.args(["run", "--adapter", "caddyfile", "--config"]);
    command.arg(config);
    for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(variable, place);
    }
    Ok(command)
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
