### Readings of terms in Hebrew: the messages of kernel/terms/readings_en.py.
###
### "על X" with an infinitive is what somebody must do, "נאסר על X" what nobody may: neither has to
### agree with X. A ban is heard first. Names of states and places follow "of" or a construct.

# ----------------------------------------------------------------------------------- the sentence
reading-sentence-shall = על { $who } { $act }
reading-sentence-shall-not = אסור: נאסר על { $who } { $act }
reading-sentence-may =
    { $who_agrees ->
        [f] { $who } רשאית { $act }
        [p] { $who } רשאים { $act }
       *[other] { $who } רשאי { $act }
    }
reading-sentence-endeavour = על { $who } להשתדל { $act }
reading-reading = { " " }(הקריאה המכונה ״{ $name }״)
reading-amended = { " " }(בנוסח המתוקן לפי { $name })

# -------------------------------------------------------------------------------------------- who
reading-who-each-party = כל צד
reading-who-no-party = כל צד
reading-who-each-guarantor = כל נותן ערבות
reading-who-each-of = כל אחד מבין { $names }
reading-who-jointly = { $names } במשותף

# ------------------------------------------------------------------------------------------ lists
reading-and = { $one } ו{ $two }
reading-or = { $one } או { $two }

# --------------------------------------------------------------------- what the words of the text say
reading-quoted = { $name } (״{ $text }״)
reading-undefined = { $name } (״{ $text }״, ללא הגדרה בנוסח)

# ---------------------------------------------------------------------------------------- amounts
reading-amount-at-least =
    { $form ->
        [one] { $noun_agrees ->
            [m] לפחות { $noun } אחד
            [f] לפחות { $noun } אחת
           *[other] לפחות { $number } { $noun }
        }
       *[other] לפחות { $number } { $noun }
    }
reading-amount-at-most =
    { $form ->
        [one] { $noun_agrees ->
            [m] לכל היותר { $noun } אחד
            [f] לכל היותר { $noun } אחת
           *[other] לכל היותר { $number } { $noun }
        }
       *[other] לכל היותר { $number } { $noun }
    }
reading-amount-between = בין { $number } ל{ $upper } { $noun }
reading-amount-exactly =
    { $form ->
        [one] { $noun_agrees ->
            [m] { $noun } אחד
            [f] { $noun } אחת
           *[other] { $number } { $noun }
        }
       *[other] { $number } { $noun }
    }
reading-amount-every = כל { $noun }
reading-amount-share = { $number } אחוז מכלל { $noun }
reading-amount-share-at-least = לפחות { $number } אחוז מכלל { $noun }
reading-item-per = { $item } עבור כל { $per }
reading-item-roll = { $item } ברשימה ״{ $roll }״

# ------------------------------------------------------------------------------------------- acts
reading-act-do = { $verb }
reading-act-do-object = { $verb } { $object }
reading-act-leave = להימצא מחוץ לתחום { $areas }
reading-act-stay-out = להישאר מחוץ לתחום { $areas }
reading-act-keep-away = להחזיק { $held } במרחק של לפחות { $distance } מן { $line }
reading-act-keep-near = להחזיק { $held } במרחק של לא יותר מ{ $distance } מן { $line }
reading-act-keep-in = להחזיק { $held } בתחום { $area }
reading-act-cap = להחזיק לכל היותר { $number } { $noun } בתחום { $area }
reading-act-keep-state = להחזיק את { $thing } במצב של { $state }
reading-act-prevent = למנוע { $acts } בידי { $groups }
reading-distance = { $number }
reading-distance-half = מחצית של { $number }

# ------------------------------------------------------------------------------- the rest of the core
reading-to = לידי { $name }
reading-in = בתחום { $places }
reading-through = דרך { $places }
reading-dose = למשך { $duration } לפחות
reading-cycle = בכל { $name }
reading-cycle-several = בכל תקופה של { $duration }

# ------------------------------------------------------------------------------------------- when
reading-within = בתוך { $duration } לאחר { $trigger }
reading-immediately = מייד לאחר { $trigger }
reading-by = לא יאוחר מ{ $moment }
reading-by-before = לא יאוחר מ{ $duration } לפני { $trigger }
reading-from = החל מ{ $moment }
reading-until = עד { $moment }
reading-lasting = למשך { $duration }, במניין מ{ $moment }
reading-during = במהלך { $name }
reading-for-each = עבור כל { $event }
reading-for-each-within = עבור כל { $event }, בתוך { $duration }
reading-each = כל { $event }
reading-each-several = כל { $number } { $event }
reading-moment-day = יום { $number } של { $period }
reading-moment-start = תחילת { $period }
reading-moment-end = סיום { $period }
reading-moment-performed = הביצוע, ולו באיחור, של { $term }
reading-moment-performed-timely = הביצוע במועד של { $term }
reading-moment-breach = אי־העמידה ב{ $term }
reading-moment-first = האירוע הראשון של { $event }
reading-moment-last = האירוע האחרון של { $event }
reading-moment-later = המאוחר מבין { $one } ו{ $two }
reading-moment-earlier = המוקדם מבין { $one } ו{ $two }
reading-moment-after = { $duration } לאחר { $moment }
reading-date = { $day } ב{ $month } { $year }
reading-date-clock = { $date } בשעה { $clock }
reading-date-zone = { $date } (שעון { $zone })

# ----------------------------------------------------------------------------------------- events
reading-event-notice = הודעה
reading-event-several = { $number } { $event }
reading-event-form = { $form } של { $what }
reading-event-by = { $event } בידי { $names }
reading-event-to = { $event } אל { $name }
reading-event-in = { $event } בתחום { $name }
reading-event-under = { $event } לפי { $term }

# ------------------------------------------------------------------------------------------ terms
reading-term = תניה { $id }
reading-term-reading = { $term }, בקריאה ״{ $reading }״
reading-term-of = { $term } של { $agreement }

# ----------------------------------------------------------------------------------------- riders
reading-as-long-as = כל עוד נמשך הקיום של { $terms } בידי { $who }
reading-every-term = כל התניות
reading-including = ובכלל זה { $parts }
reading-numbering = { $number } במספר
reading-counted = לפי ספירה{ $at }{ $by }
reading-counted-at = { " " }ב{ $place }
reading-counted-by = { " " }בידי { $names }
reading-except-act = למעט { $act }{ $claimed }{ $judge }
reading-except-claimed = , אם נטען לכך בהודעה
reading-except-claimed-to = , אם נטען לכך בהודעה אל { $name }
reading-except-judge = , אם כך מוכרע בידי { $name }
reading-except-no-judge = , בלי שנקבע מי יכריע
reading-except-in = למעט בתחום { $names }
reading-except-by = למעט בידי { $names }
reading-except-against = למעט כלפי { $names }
reading-except-through = למעט דרך { $names }
reading-except-with-consent-of = למעט בהסכמת { $names }
reading-except-notice = למעט לאחר הודעה אל { $name }
reading-except-notice-lead = למעט לאחר הודעה של { $duration } מראש אל { $name }
reading-invoked = וההסתמכות על כך נעשית בהודעה
reading-invoked-to = וההסתמכות על כך נעשית בהודעה אל { $name }
reading-confirmed = ונכנסת לתוקף עם אישור מידי { $name }
reading-judged = בבחינה לפי { $acts } בלבד
reading-excused = בפטור במהלך { $event }
reading-excused-within = בפטור בתוך { $duration } לאחר { $event }
reading-to-be-agreed = לאחר שתושג על כך הסכמה של { $names }
reading-reference-as-in = כאמור ב{ $term }
reading-reference-in-addition-to = בנוסף על { $term }
reading-reference-in-place-of = כתחליף ל{ $term }
reading-reference-in-parallel-with = במקביל ל{ $term }
reading-cured = והתיקון הוא{ $by }{ $within }
reading-cured-by = { " " }באמצעות { $act }
reading-cured-within = { " " }בתוך { $duration }
reading-flag-automatically = באופן אוטומטי, ללא הודעה
reading-flag-essence = וביצוע באיחור אינו תיקון
reading-flag-pro-rata = וחלק יחסי חל עבור חלק של תקופה
reading-flag-binding = וההכרעה מחייבת
reading-flag-same-place = באותו מקום
reading-flag-early = וביצוע מוקדם יותר נחשב
reading-read-by-cell = לפי קריאת תא הניטור, בשתיקת הנוסח: { $parts }
reading-part-bearer = הנושא בחובה
reading-part-recipient = המקבל
reading-part-place = המקום
reading-part-start = מועד ההתחלה

# -------------------------------------------------------------------------------------- units of time
reading-unit-minute = דקה
reading-unit-hour = שעה
reading-unit-day = יום
reading-unit-week = שבוע
reading-unit-month = חודש
reading-unit-year = שנה
