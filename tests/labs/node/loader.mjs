// Lets checks import 'lab', and lab files import express from here.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
