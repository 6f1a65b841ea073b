//! Sentences of the article that follow the widget.

use crate::browser::run;

const TEXTS: &str = r#"
<b id="fallen" data-brexit-transfer-text="wall.fallen.length">some</b>
<b id="share" data-brexit-transfer-text="seat.shares.con">a share</b>
<b id="majority" data-brexit-transfer-text="seat.majority">a majority</b>
<b id="name" data-brexit-transfer-text="seat.name">a seat</b>
<b id="none" data-brexit-transfer-text="mountain.nothing.here">own words</b>
<b id="object" data-brexit-transfer-text="seat.votes">own words</b>
<b id="hostile" data-brexit-transfer-text="constructor.name">own words</b>
<b id="other" data-brexit-transfer-text="scenario.transfer" data-brexit-transfer-for="second">own words</b>"#;

#[test]
fn show_the_first_widgets_outcome_and_follow_it() {
    run(async |browser| {
        let body = format!(
            r#"{TEXTS}<brexit-transfer id="w" transfer="62" panels="seat"></brexit-transfer><brexit-transfer id="second" transfer="10" panels="seat"></brexit-transfer>"#
        );
        browser.open(&body).await?;
        browser.until("count('ready') === 2").await?;
        let all = "[fallen, share, majority, document.getElementById('name'), none, object, hostile, other].map((e) => e.textContent).join('|')";
        assert_eq!(
            browser.text(all).await?,
            "23|44.9|2,979|Hartlepool|own words|own words|own words|10.0"
        );
        browser
            .json("w.update({ transfer: 34 }); second.update({ transfer: 20.5 })")
            .await?;
        browser.until("count('change') === 2").await?;
        assert_eq!(
            browser.text(all).await?,
            "13|37.7|10|Hartlepool|own words|own words|own words|20.5"
        );
        browser.assert_quiet().await
    });
}

#[test]
fn keep_their_words_where_the_widget_fails() {
    run(async |browser| {
        let body = format!(r#"{TEXTS}<brexit-transfer id="w" panels="seat"></brexit-transfer>"#);
        browser
            .open_with(&browser.site.fault("wasm-404"), &body)
            .await?;
        browser.until("count('error') === 1").await?;
        assert_eq!(browser.text("fallen.textContent").await?, "some");
        Ok(())
    });
}

#[test]
fn added_later_are_filled_at_the_next_change() {
    run(async |browser| {
        browser
            .open(r#"<brexit-transfer id="w" panels="seat"></brexit-transfer>"#)
            .await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("const b = document.createElement('b'); b.id = 'late'; b.dataset.brexitTransferText = 'commons.con'; document.body.append(b); w.update({ transfer: 62 })")
            .await?;
        browser.until("late.textContent === '391'").await
    });
}
