//! A lesson, a width and a theme become styled lines, only as far as they are looked at.
