//! The archive of a release: the same files give the same bytes, whoever packs them and when.

use crate::assemble::{read, write as write_file};
use crate::fingerprint::hexadecimal;
use crate::{Outcome, paths};
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tar::{Builder, Header};

/// Packs a folder as `NAME.tar.gz`, in which all lies in a folder of that name: npm installs it as it
/// is, and a server's administrator unpacks it beside the release before. `time` is that of all files.
pub fn write(folder: &Path, into: &Path, name: &str, time: u64) -> Outcome<PathBuf> {
    let file = into.join(format!("{name}.tar.gz"));
    let failed = |error: io::Error| format!("cannot pack {}: {error}", file.display());
    fs::create_dir_all(into).map_err(failed)?;
    // The time of packing is left out.
    let packed = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    let mut archive = Builder::new(packed);
    // In the order of their names.
    for path in paths::files_in(folder)? {
        let content = read(&folder.join(&path))?;
        let mut header = Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(time);
        let place = format!("{name}/{path}");
        archive
            .append_data(&mut header, place, content.as_slice())
            .map_err(failed)?;
    }
    let packed = archive
        .into_inner()
        .and_then(|packed| packed.finish())
        .map_err(failed)?;
    write_file(&file, &packed)?;
    Ok(file)
}

/// Writes `SHA256SUMS`, which `sha256sum --check` reads.
pub fn write_checksums(folder: &Path, files: &[PathBuf]) -> Outcome {
    let mut lines = String::new();
    for file in files {
        let digest = hexadecimal(&Sha256::digest(read(file)?));
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        lines.push_str(&format!("{digest}  {name}\n"));
    }
    write_file(&folder.join("SHA256SUMS"), lines.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;
    use std::time::{Duration, SystemTime};
    use tar::Archive;

    #[test]
    fn the_same_files_are_the_same_bytes() {
        let place = paths::scratch("archive");
        let [one, other] = ["one", "other"].map(|folder| {
            let folder = place.join(folder);
            fs::create_dir_all(folder.join("cy")).unwrap();
            folder
        });
        // Written in another order, at another time, and with other rights.
        for (folder, files) in [(&one, ["a", "cy/b"]), (&other, ["cy/b", "a"])] {
            for file in files {
                fs::write(folder.join(file), file).unwrap();
            }
        }
        let old = SystemTime::now() - Duration::from_secs(1_000_000);
        fs::File::options()
            .write(true)
            .open(other.join("a"))
            .unwrap()
            .set_modified(old)
            .unwrap();
        let mut permissions = fs::metadata(other.join("a")).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(other.join("a"), permissions).unwrap();
        let pack = |folder: &Path, into: &str, time| {
            let file = write(folder, &place.join(into), "widget-1.0.0", time).unwrap();
            fs::read(file).unwrap()
        };
        let packed = pack(&one, "first", 1_000);
        assert_eq!(packed, pack(&other, "second", 1_000));
        assert_ne!(packed, pack(&one, "third", 1_001));

        let mut archive = Archive::new(GzDecoder::new(&*packed));
        let mut found = Vec::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let path = entry.path().unwrap().display().to_string();
            assert_eq!(entry.header().mtime().unwrap(), 1_000);
            let mut content = String::new();
            entry.read_to_string(&mut content).unwrap();
            found.push((path, content));
        }
        let expected = ["a", "cy/b"].map(|file| (format!("widget-1.0.0/{file}"), file.to_owned()));
        assert_eq!(found, expected);
        fs::remove_dir_all(place).unwrap();
    }

    #[test]
    fn checksums_are_as_sha256sum_writes_them() {
        let place = paths::scratch("checksums");
        fs::write(place.join("a"), "abc").unwrap();
        write_checksums(&place, &[place.join("a")]).unwrap();
        let written = fs::read_to_string(place.join("SHA256SUMS")).unwrap();
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(written, format!("{digest}  a\n"));
        fs::remove_dir_all(place).unwrap();
    }
}
