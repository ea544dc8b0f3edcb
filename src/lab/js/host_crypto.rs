//! What node:crypto computes, from the crates of RustCrypto and dalek. Names are checked here, arguments by `lib/crypto.js`.

use super::bytes::Bytes;
use super::engine::Shared;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes128Gcm, Aes256Gcm};
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use hmac::{Hmac, KeyInit, Mac};
use rquickjs::{Ctx, Function, Object, Result};
use sha2::digest::DynDigest;
use std::cell::RefCell;
use std::rc::Rc;

/// The most bytes of chance that one call gives.
const CHANCE: usize = 16 * 1024 * 1024;

/// Puts the type that a hash is known by in place of `$hash`; `None` when there is no hash of that name.
macro_rules! with_hash {
    ($name:expr, $hash:ident => $made:expr) => {
        match $name {
            "md5" => Some({
                type $hash = md5::Md5;
                $made
            }),
            "sha1" => Some({
                type $hash = sha1::Sha1;
                $made
            }),
            "sha224" => Some({
                type $hash = sha2::Sha224;
                $made
            }),
            "sha256" => Some({
                type $hash = sha2::Sha256;
                $made
            }),
            "sha384" => Some({
                type $hash = sha2::Sha384;
                $made
            }),
            "sha512" => Some({
                type $hash = sha2::Sha512;
                $made
            }),
            _ => None,
        }
    };
}

/// Puts the functions on the host's object.
pub(super) fn offer<'js>(ctx: &Ctx<'js>, host: &Object<'js>, shared: &Rc<Shared>) -> Result<()> {
    let add = |name: &str, function: Function<'js>| host.set(name, function);
    add("hasher", Function::new(ctx.clone(), hasher)?)?;
    add("keyed", Function::new(ctx.clone(), keyed)?)?;
    add("pbkdf2", Function::new(ctx.clone(), pbkdf2)?)?;
    add("hkdf", Function::new(ctx.clone(), hkdf)?)?;
    add("scrypt", Function::new(ctx.clone(), scrypt)?)?;
    add("seal", Function::new(ctx.clone(), seal)?)?;
    add("open", Function::new(ctx.clone(), open)?)?;
    add("publicKey", Function::new(ctx.clone(), public_key)?)?;
    add("sign", Function::new(ctx.clone(), sign)?)?;
    add("verify", Function::new(ctx.clone(), verify)?)?;
    add("utf8", Function::new(ctx.clone(), |given: Bytes| given)?)?;
    let chance = shared.clone();
    let random = move |count: usize| -> Option<Bytes> {
        let mut chance = chance.chance.borrow_mut();
        let words = (0..count.div_ceil(8)).map(|_| chance.next_u64().to_le_bytes());
        (count <= CHANCE).then(|| Bytes(words.flatten().take(count).collect()))
    };
    add("randomBytes", Function::new(ctx.clone(), random)?)
}

/// Returns a hash that is being made: `update(bytes)`, `digest()`, `copy()`; nothing for an unknown name.
fn hasher<'js>(ctx: Ctx<'js>, name: String) -> Result<Option<Object<'js>>> {
    let made: Option<Box<dyn DynDigest>> = with_hash!(name.as_str(), H => Box::<H>::default());
    made.map(|made| hash_object(&ctx, made)).transpose()
}

fn hash_object<'js>(ctx: &Ctx<'js>, state: Box<dyn DynDigest>) -> Result<Object<'js>> {
    let state = Rc::new(RefCell::new(state));
    let object = Object::new(ctx.clone())?;
    let fed = state.clone();
    object.set("update", Function::new(ctx.clone(), move |bytes: Bytes| fed.borrow_mut().update(&bytes.0))?)?;
    let ended = state.clone();
    let digest = move || Bytes(ended.borrow_mut().finalize_reset().into_vec());
    object.set("digest", Function::new(ctx.clone(), digest)?)?;
    let copied = move |ctx: Ctx<'js>| hash_object(&ctx, state.borrow().box_clone());
    object.set("copy", Function::new(ctx.clone(), copied)?)?;
    Ok(object)
}

/// A keyed hash of any kind.
trait Keyed {
    fn feed(&mut self, bytes: &[u8]);
    fn end(self: Box<Self>) -> Vec<u8>;
}

impl<M: Mac> Keyed for M {
    fn feed(&mut self, bytes: &[u8]) {
        self.update(bytes);
    }

    fn end(self: Box<Self>) -> Vec<u8> {
        (*self).finalize().into_bytes().to_vec()
    }
}

fn hmac_of(name: &str, key: &[u8]) -> Option<Box<dyn Keyed>> {
    with_hash!(name, H => {
        // Any length of key is taken.
        let made = <Hmac<H> as KeyInit>::new_from_slice(key).ok()?;
        Box::new(made) as Box<dyn Keyed>
    })
}

/// Returns an HMAC (RFC 2104) that is being made: `update(bytes)`, `digest()`; nothing for an unknown name.
fn keyed<'js>(ctx: Ctx<'js>, name: String, key: Bytes) -> Result<Option<Object<'js>>> {
    let Some(made) = hmac_of(&name, &key.0) else { return Ok(None) };
    let state = Rc::new(RefCell::new(Some(made)));
    let object = Object::new(ctx.clone())?;
    let fed = state.clone();
    let update = move |bytes: Bytes| {
        if let Some(state) = fed.borrow_mut().as_mut() {
            state.feed(&bytes.0);
        }
    };
    object.set("update", Function::new(ctx.clone(), update)?)?;
    let digest = move || state.borrow_mut().take().map(|state| Bytes(state.end()));
    object.set("digest", Function::new(ctx, digest)?)?;
    Ok(Some(object))
}

/// PBKDF2 with HMAC (RFC 8018); nothing for an unknown hash.
fn pbkdf2(name: String, password: Bytes, salt: Bytes, rounds: u32, length: usize) -> Option<Bytes> {
    let mut key = vec![0; length];
    with_hash!(name.as_str(), H => {
        ::pbkdf2::pbkdf2::<Hmac<H>>(&password.0, &salt.0, rounds, &mut key).ok()?;
    })?;
    Some(Bytes(key))
}

/// HKDF (RFC 5869); nothing for an unknown hash or more than 255 blocks.
fn hkdf(name: String, key: Bytes, salt: Bytes, info: Bytes, length: usize) -> Option<Bytes> {
    let mut made = vec![0; length];
    with_hash!(name.as_str(), H => {
        ::hkdf::Hkdf::<H>::new(Some(&salt.0), &key.0).expand(&info.0, &mut made).ok()?;
    })?;
    Some(Bytes(made))
}

/// scrypt (RFC 7914) with a cost of 2 to the power of `log_n`; nothing when the parameters do not fit together.
fn scrypt(password: Bytes, salt: Bytes, log_n: u8, r: u32, p: u32, length: usize) -> Option<Bytes> {
    let parameters = ::scrypt::Params::new(log_n, r, p).ok()?;
    let mut key = vec![0; length];
    ::scrypt::scrypt(&password.0, &salt.0, &parameters, &mut key).ok()?;
    Some(Bytes(key))
}

/// AES-GCM (NIST SP 800-38D) with a nonce of 12 bytes: the ciphertext and its tag of 16 bytes.
fn seal(key: Bytes, nonce: Bytes, aad: Bytes, message: Bytes) -> Option<Bytes> {
    let nonce: [u8; 12] = nonce.0.try_into().ok()?;
    let payload = Payload { msg: &message.0, aad: &aad.0 };
    let sealed = match key.0.len() {
        16 => <Aes128Gcm as KeyInit>::new_from_slice(&key.0).ok()?.encrypt(&nonce.into(), payload),
        _ => <Aes256Gcm as KeyInit>::new_from_slice(&key.0).ok()?.encrypt(&nonce.into(), payload),
    };
    sealed.ok().map(Bytes)
}

/// Whether a ciphertext with its tag is what [`seal`] made of some message: the message, or nothing.
fn open(key: Bytes, nonce: Bytes, aad: Bytes, sealed: Bytes) -> Option<Bytes> {
    let nonce: [u8; 12] = nonce.0.try_into().ok()?;
    let payload = Payload { msg: &sealed.0, aad: &aad.0 };
    let opened = match key.0.len() {
        16 => <Aes128Gcm as KeyInit>::new_from_slice(&key.0).ok()?.decrypt(&nonce.into(), payload),
        _ => <Aes256Gcm as KeyInit>::new_from_slice(&key.0).ok()?.decrypt(&nonce.into(), payload),
    };
    opened.ok().map(Bytes)
}

fn signing_key(seed: Bytes) -> Option<SigningKey> {
    Some(SigningKey::from_bytes(&seed.0.try_into().ok()?))
}

/// The public key of an Ed25519 seed of 32 bytes (RFC 8032).
fn public_key(seed: Bytes) -> Option<Bytes> {
    Some(Bytes(signing_key(seed)?.verifying_key().to_bytes().to_vec()))
}

/// The Ed25519 signature of a message.
fn sign(seed: Bytes, message: Bytes) -> Option<Bytes> {
    Some(Bytes(signing_key(seed)?.sign(&message.0).to_bytes().to_vec()))
}

/// Whether a signature is that of the key's owner.
fn verify(key: Bytes, message: Bytes, signature: Bytes) -> bool {
    let checked = || {
        let key = VerifyingKey::from_bytes(&key.0.try_into().ok()?).ok()?;
        let signature = Signature::from_bytes(&signature.0.try_into().ok()?);
        key.verify(&message.0, &signature).ok()
    };
    checked().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &Bytes) -> String {
        bytes.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn bytes(text: &str) -> Bytes {
        Bytes(text.as_bytes().to_vec())
    }

    #[test]
    fn passwords_make_the_keys_of_the_standards() {
        // RFC 6070, test 2; RFC 7914, section 12.
        let key = pbkdf2("sha1".into(), bytes("password"), bytes("salt"), 2, 20).unwrap();
        assert_eq!(hex(&key), "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
        let key = scrypt(bytes("password"), bytes("NaCl"), 10, 8, 16, 64).unwrap();
        assert!(hex(&key).starts_with("fdbabe1c9d3472007856e7190d01e9fe"));
    }

    #[test]
    fn what_was_changed_does_not_open() {
        let (key, nonce) = (Bytes(vec![7; 32]), Bytes(vec![1; 12]));
        let mut sealed = seal(key.clone(), nonce.clone(), bytes("head"), bytes("hello")).unwrap();
        assert_eq!(open(key.clone(), nonce.clone(), bytes("head"), sealed.clone()), Some(bytes("hello")));
        assert_eq!(open(key.clone(), nonce.clone(), bytes("tail"), sealed.clone()), None);
        sealed.0[0] ^= 1;
        assert_eq!(open(key, nonce, bytes("head"), sealed), None);
    }

    #[test]
    fn a_signature_is_of_its_message_and_key() {
        // RFC 8032, section 7.1, test 1.
        let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let seed = Bytes((0..32).map(|at| u8::from_str_radix(&seed[at * 2..at * 2 + 2], 16).unwrap()).collect());
        let public = public_key(seed.clone()).unwrap();
        assert_eq!(hex(&public), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        let signature = sign(seed, bytes("")).unwrap();
        assert!(hex(&signature).starts_with("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"));
        assert!(verify(public.clone(), bytes(""), signature.clone()));
        assert!(!verify(public, bytes("x"), signature));
    }
}
