//! Promise: the first run asks on one screen what cannot be guessed, once, and what was chosen stays.

use crate::support::{Driver, Folder};

fn pack() -> Folder {
    let folder =
        Folder::lesson("# One\n\n```js tab=\"JavaScript\"\nlet a = 1;\n```\n\n```python tab=\"Python\"\na = 1\n```\n");
    let pack = "format = 1\nid = \"t\"\ntitle = \"A pack\"\n\
        [[ecosystems]]\nid = \"js\"\nname = \"JavaScript\"\n[[ecosystems]]\nid = \"python\"\nname = \"Python\"\n";
    folder.write("pack.toml", pack.as_bytes());
    folder
}

fn open(pack: &Folder, home: &Folder, size: (u16, u16)) -> Driver {
    Driver::sized(pack.path(), home.path(), size.0, size.1).greeted()
}

#[test]
fn what_is_chosen_shows_at_once_and_is_kept_and_nobody_is_asked_again() {
    let pack = pack();
    for size in [(80, 24), (160, 45)] {
        let home = Folder::with(&[]);
        let driver = open(&pack, &home, size).expect("Welcome").expect("< the first there is >").expect("q leaves");
        let driver = driver.keys("<left>").expect("< Python >").keys("<right><right>").expect("< Python >");
        let driver =
            driver.keys("<down><right>").expect("< dark >").keys("<enter>").expect_not("Welcome").expect("a = 1");
        driver.expect_not("let a").wait(1_000).keys("q").expect("").kill();
        let settings = std::fs::read_to_string(home.join("config.toml")).unwrap();
        assert!(settings.contains("ecosystem = \"python\"") && settings.contains("theme = \"dark\""), "{settings}");
        open(&pack, &home, size).expect_not("Welcome").expect_not("let a").kill();
    }
}

#[test]
fn it_is_skipped_with_one_key_and_never_comes_back() {
    let pack = pack();
    for key in ["<esc>", "<enter>", "q"] {
        let home = Folder::with(&[]);
        open(&pack, &home, (80, 24)).expect("Welcome").keys(key).expect_not("Welcome").expect("let a = 1").kill();
        open(&pack, &home, (80, 24)).expect_not("Welcome").kill();
    }
}

#[test]
fn rows_are_clicked_and_a_pack_without_languages_asks_for_colours_only() {
    let (languages, home) = (pack(), Folder::with(&[]));
    let driver = open(&languages, &home, (80, 24)).click("Samples of code").expect("< JavaScript >");
    driver.click("Theme").expect("< dark >").click("q leaves").expect("< dark >").expect("< JavaScript >").kill();
    let (plain, home) = (Folder::lesson("# One\n\nText.\n"), Folder::with(&[]));
    open(&plain, &home, (80, 24)).expect_not("Samples").keys("<right>").expect("< dark >").kill();
}

#[test]
fn nobody_with_a_profile_or_settings_is_greeted() {
    let pack = pack();
    for file in ["config.toml", "test.db"] {
        let home = Folder::with(&[(file, "")]);
        open(&pack, &home, (80, 24)).expect_not("Welcome").kill();
    }
}
