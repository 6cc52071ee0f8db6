use cliniko_core::{ApiKey, Authorization, MEDIA_TYPE, UserAgent};
use ureq::http::HeaderValue;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let input = std::io::read_to_string(std::io::stdin())?;
    let authorization = ApiKey::parse_pasted(&input)?.authorization();
    let user_agent = UserAgent::new("Really helpful app", "devs@helpfulapp.com")?.to_string();

    let url = authorization.shard().api_url(&["patients"])?.with_query(&[("per_page", "10")]);
    let mut credentials = HeaderValue::from_str(authorization.expose_value_for(&url)?)?;
    credentials.set_sensitive(true); // keeps them out of logs

    // Redirects off: `ureq` would follow them unchecked.
    let agent: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).build().into();
    let mut response = agent
        .get(url.to_string())
        .header(Authorization::NAME, credentials)
        .header(UserAgent::NAME, user_agent)
        .header("accept", MEDIA_TYPE)
        .call()?;
    println!("{}", response.body_mut().read_to_string()?);
    Ok(())
}
