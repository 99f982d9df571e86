//! Starts the page.

fn main() {
    cors_page::start();
}
