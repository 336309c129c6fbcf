"""Closed lists of words that news pages are furnished with: general to the trade, naming no outlet."""

from __future__ import annotations

ROLES = (
    "reporters?|writers?|correspondents?|editors?|columnists?|contributors?|journalists?|producers?|photographers?|"
    "bloggers?|anchors?|critics?|freelancers?|interns?|fellows?|hosts?|staff"
)
"""What people who make news are called."""

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun"
DATE_WORDS = (
    rf"{MONTHS}|{WEEKDAYS}|"
    r"[ap]\.?m\.?|noon|midnight|gmt|utc|bst|cest|cet|[ecmp][sd]?t|ist|aest|hkt|"
    "published|updated|posted|issued|released|revised|last|first|modified|created|edited|filed|on|at|the|and|of|date|dated|time|local|ago|"
    "mins?|minutes?|hours?|hrs?|h|days?|weeks?|months?|years?|yesterday|today|read"
)
"""Every word that a time stamp is made of."""

SECTIONS = (
    "news|world|world news|national|local|local news|politics|business|sports?|opinion|entertainment|culture|arts|"
    "life|lifestyle|style|health|science|tech|technology|travel|food|weather|money|markets|economy|crime|education|"
    r"environment|video|videos|home|breaking|breaking news|u\.?s\.?(?: news)?|uk(?: news)?|europe|asia|africa|americas|"
    "middle east|international|regional|region|community|features?|analysis|exclusive|live|latest|"
    "obituaries|classifieds|"
    "celebrity|tv|music|movies|books|space|letters|editorials?|weddings?|women|parents|green|media|investigations?|"
    "real estate|autos?|jobs|courts|magazine|blogs?|popular|report|caption|claim|rating|subscribe|menu|search|top news"
)
"""Names of a site's sections, and labels that stand alone."""

SOCIAL = (
    "share|shares|tweet|retweet|email|e-mail|mail|print|facebook|twitter|x|instagram|linkedin|reddit|pinterest|whatsapp|"
    "tumblr|telegram|youtube|tiktok|snapchat|flipboard|google|rss|messenger|sms|link|copy|copied|embed|save|this|article|"
    "story|via|on|to|by|with|or|and|bookmark|pin|it|like|post|more|follow|close|open|play|pause|mute|replay|next|previous"
)
"""Words of share buttons and players."""

MEDIA_WORDS = (
    "times|post|news|herald|tribune|gazette|journal|chronicle|courier|mercury|press|telegraph|guardian|observer|examiner|"
    "inquirer|enquirer|register|sentinel|star|sun|mail|mirror|express|standard|independent|record|bulletin|dispatch|echo|"
    "argus|globe|advocate|advertiser|monitor|ledger|reporter|review|republic|republican|democrat|dealer|beacon|banner|"
    "clarion|citizen|bugle|intelligencer|statesman|recorder|newswire|newsline|crier|daily|weekly|monthly|quarterly|today|tonight|online|radio|tv|television|channel|broadcasting|network|networks|wire|"
    "agency|media|magazine|diary|blog|digest|insider|patch|page|messenger|leader|packet|pilot|union|voice|world"
)
"""Words that names of newspapers, stations and news sites are made of."""

BODIES = (
    "agency|authority|department|ministry|office|service|services|council|commission|committee|police|constabulary|"
    "sheriff|court|government|university|college|hospital|institute|association|society|foundation|board|bureau|"
    "administration|union|federation|trust|brigade|corporation|company|inc|ltd|limited|plc|llc|group|district|centre|center|"
    "directorate|secretariat|inspectorate|coastguard|embassy|parliament|assembly|registry|observatory|museum|club"
)
"""Words that names of bodies that publish releases are made of."""

AGENCIES = (
    "ap|associated press|the associated press|reuters|thomson reuters|afp|agence france-presse|agence france presse|"
    "upi|united press international|pa|press association|pa media|dpa|ansa|efe|tass|xinhua|kyodo|bloomberg|getty|"
    "getty images|epa|shutterstock|alamy|istock|ap photo|reuters photo|file|file photo|handout"
)
"""Agencies whose pictures and copy everyone prints: a credit to one does not tell whose page it is."""

MEDIA_ROLE = r"(?:reporter|writer|correspondent|editor|columnist|journalist|photographer|producer|anchor|critic)"
"""What one who works for an outlet is called in its notes."""

OUTLET_LABELS = (
    "the|of|and|by|a|in|top|latest|breaking|live|big|long|read|story|stories|interview|briefing|report|law|order|justice|"
    "drink|society|faith|religion|family|week|weekend|essay|profile|debate|verdict|trial|news|world|today|tonight|daily|"
    "weekly|online|media|review|page|press|blog|radio|tv|update|updates|watch|release|statement|notice|bulletin|edition|"
    "city|transcript|exclusive|staff|reporter|correspondent|correspondents|special|our|agencies|agency|wire|wires|from|"
    "text|brief|briefs|issue|morning|evening|field|notes|case|letters|office|information|communications|full|advertisement|"
    "share|comments|min|minutes|english|service|newsletter|immediate|for|use|no|events|popular|more|related|archive|"
    "kit|advertise|unsubscribe|with|us|follow|sign|get|log|account|terms|apply|privacy|policy|cookie|settings|view|all|copy|"
    "link|save|listen|print|must|also|tags?|filed|under|posted|updated|published|pictures?|photos?|images?|pic|video|words|"
    "reply|likes?|replies|views?|scoop|story|on|to|end|ends|status|contact|music|poll|vote|offer|shop|quiz|see|next|menu"
)
"""Words of which labels above and below a report are made; an outlet's name has another one."""
