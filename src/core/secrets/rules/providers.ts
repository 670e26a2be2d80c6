/**
 * Services whose keys have no mark of their own (32 hex digits, a UUID): known only by the service's name beside them.
 * One word each, as it stands in names of variables.
 */
const names =
  'adafruit adobe airbrake airtable aiven alchemy algolia alibaba aliyun anthropic anypoint apify apilayer artifactory asana assemblyai atlassian auth0 aws azure bannerbear baremetrics beamer bitbucket bitly bittrex braintree browserstack buddy bugsnag buildkite buttercms calendarific calendly checkly circleci clarifai clearbit clickup clockify cloudant cloudconvert cloudflare cloudimage cloudinary cloudmersive cloudsmith codacy codeclimate codecov cohere coinbase confluent contentful convertkit coveralls crowdin currencylayer databricks datadog deepai deepgram deepseek digitalocean discord disqus docker dockerhub doppler droneci dropbox dynatrace easypost elastic elevenlabs etsy eventbrite facebook fastly figma finicity finnhub firebase flickr flutterwave freshbooks freshdesk gcp gemini geoapify ghost gitea github gitlab gitter google grafana groq heroku hetzner hubspot huggingface ibm infura instagram intercom ipstack jenkins jira jotform jumpcloud klaviyo kraken kucoin launchdarkly linear linkedin linode lob looker mailchimp mailgun mailjet mapbox mattermost meraki messagebird mistral mixpanel moonshot netlify newrelic ngrok notion npm nytimes okta ollama openai openweather opsgenie optimizely pagerduty paypal pendo perplexity pinecone plaid postman postmark privateai pusher quickbooks rapidapi razorpay readme rollbar salesforce sauce scaleway segment semaphore sendbird sendgrid sendinblue sentry shodan shopify slack snowflake snyk softlayer sonar sonarcloud splunk spotify square squarespace stability stripe sumo sumologic supabase telegram tencent tiingo todoist travis trello twilio twitch twitter typeform unsplash vercel virustotal vonage vultr wandb weatherstack webflow wrike yandex yelp youtube zapier zendesk zoho zoom';

/** Service names by themselves; the value is how the service is shown. */
export const providerByWord: ReadonlyMap<string, string> = new Map(
  names.split(' ').map(name => [name, name.charAt(0).toUpperCase() + name.slice(1)]),
);
