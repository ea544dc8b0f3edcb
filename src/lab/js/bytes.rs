//! Bytes on their way between the program and JavaScript.

use rquickjs::{Ctx, Error, FromJs, Function, IntoJs, Object, Result, TypedArray, Value};

/// Bytes: from a string its UTF-8, from a `Uint8Array` what it holds; as a value a new `Uint8Array`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bytes(pub(super) Vec<u8>);

impl<'js> FromJs<'js> for Bytes {
    fn from_js(_ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        if let Some(text) = value.as_string() {
            return Ok(Self(text.to_string()?.into_bytes()));
        }
        // The engine lends no view of an array that safe code may keep, so its own `toHex` copies it out.
        let array: TypedArray<'_, u8> = TypedArray::from_value(value)?;
        let hex: String = method(array.as_object(), "toHex")?;
        let bytes = of_hex(hex.as_bytes()).ok_or_else(|| Error::new_from_js("Uint8Array", "bytes"))?;
        Ok(Self(bytes))
    }
}

impl<'js> IntoJs<'js> for Bytes {
    fn into_js(self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        Ok(TypedArray::new(ctx.clone(), self.0)?.into_value())
    }
}

fn method(object: &Object<'_>, name: &str) -> Result<String> {
    object.get::<_, Function<'_>>(name)?.call((rquickjs::prelude::This(object.clone()),))
}

fn of_hex(hex: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let pairs = hex.chunks(2).map(|pair| match pair {
        [high, low] => u8::try_from(digit(*high)? * 16 + digit(*low)?).ok(),
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::of_hex;

    #[test]
    fn hex_is_read_in_pairs() {
        assert_eq!(of_hex(b"00ff7F").unwrap(), [0, 255, 127]);
        assert_eq!(of_hex(b"0"), None);
        assert_eq!(of_hex(b"0g"), None);
    }
}
