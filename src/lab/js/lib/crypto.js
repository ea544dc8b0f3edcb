// node:crypto: https://nodejs.org/api/crypto.html. What is left out says so by name.
import { Cipheriv, createCipheriv, createDecipheriv, Decipheriv, getCiphers } from 'hornbook:crypto_cipher';
import { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from 'hornbook:crypto_derive';
import { createHash, createHmac, getHashes, Hash, hash, Hmac } from 'hornbook:crypto_hash';
import {
  createPrivateKey, createPublicKey, createSecretKey, generateKey, generateKeyPair, generateKeyPairSync, generateKeySync, KeyObject, sign,
  verify,
} from 'hornbook:crypto_keys';
import {
  getRandomValues, pseudoRandomBytes, randomBytes, randomFill, randomFillSync, randomInt, randomUUID, timingSafeEqual, webcrypto,
} from 'hornbook:crypto_random';
import { missing } from 'hornbook:errors';

const left = (name) => missing('node:crypto', name);

export const argon2 = left('argon2');
export const argon2Sync = left('argon2Sync');
export const checkPrime = left('checkPrime');
export const checkPrimeSync = left('checkPrimeSync');
export const createDiffieHellman = left('createDiffieHellman');
export const createECDH = left('createECDH');
export const createSign = left('createSign; sign(null, data, key) signs with Ed25519');
export const createVerify = left('createVerify; verify(null, data, key, signature) checks Ed25519');
export const diffieHellman = left('diffieHellman');
export const generatePrime = left('generatePrime');
export const generatePrimeSync = left('generatePrimeSync');
export const getCurves = left('getCurves');
export const getDiffieHellman = left('getDiffieHellman');
export const privateDecrypt = left('privateDecrypt');
export const privateEncrypt = left('privateEncrypt');
export const publicDecrypt = left('publicDecrypt');
export const publicEncrypt = left('publicEncrypt');
export const X509Certificate = left('X509Certificate');
export const { subtle } = webcrypto;

export {
  Cipheriv, createCipheriv, createDecipheriv, createHash, createHmac, createPrivateKey, createPublicKey, createSecretKey, Decipheriv,
  generateKey, generateKeyPair, generateKeyPairSync, generateKeySync, getCiphers, getHashes, getRandomValues, Hash, hash, hkdf,
  hkdfSync, Hmac, KeyObject, pbkdf2, pbkdf2Sync, pseudoRandomBytes, randomBytes, randomFill, randomFillSync, randomInt, randomUUID,
  scrypt, scryptSync, sign, timingSafeEqual, verify, webcrypto,
};

export default {
  argon2, argon2Sync, checkPrime, checkPrimeSync, Cipheriv, createCipheriv, createDecipheriv, createDiffieHellman, createECDH,
  createHash, createHmac, createPrivateKey, createPublicKey, createSecretKey, createSign, createVerify, Decipheriv, diffieHellman,
  generateKey, generateKeyPair, generateKeyPairSync, generateKeySync, generatePrime, generatePrimeSync, getCiphers, getCurves,
  getDiffieHellman, getHashes, getRandomValues, Hash, hash, hkdf, hkdfSync, Hmac, KeyObject, pbkdf2, pbkdf2Sync, privateDecrypt,
  privateEncrypt, pseudoRandomBytes, publicDecrypt, publicEncrypt, randomBytes, randomFill, randomFillSync, randomInt, randomUUID,
  scrypt, scryptSync, sign, subtle, timingSafeEqual, verify, webcrypto, X509Certificate,
};
