//! Takes pictures of the page at two sizes, light and dark.

use std::env;

use browser_tests::{
    Outcome,
    chromium::Chromium,
    picture::{LOOKS, Look, take},
};
use xtask::workspace;

#[tokio::main]
async fn main() -> Outcome {
    let url = env::args().nth(1).ok_or("which page? give its address")?;
    let chromium = Chromium::start(&[]).await?;
    let folder = workspace::target().join("screenshots");
    for look in LOOKS {
        look.apply(&chromium.driver).await?;
        chromium.driver.goto(&url).await?;
        let file = folder.join(format!("{}.png", look.name));
        let size = take(&chromium.driver, &file).await?;
        let overflow = Look::overflow(&chromium.driver).await?;
        println!("{} ({size} bytes, {overflow} pixels too wide)", file.display());
    }
    chromium.quit().await
}
