### Words of the drawings in Hebrew. Amounts, instants and names come in as text that is already in
### the language; $count_n is the number behind $count, and chooses the plural.

## Every drawing

drawing-values = כל הערכים של שרטוט זה כטבלה
drawing-axis = מ{ $first } עד { $last }, בימים לפי { $zone }. הקו המנוקד הוא מועד הבחינה: { $horizon }.
drawing-axis-ended = מ{ $first } עד סוף { $last }, בימים לפי { $zone }. דבר ממה שמוצג כאן לא השתנה בין אז לבין מועד הבחינה: { $horizon }.
drawing-unchanged = מכאן ללא שינוי עד מועד הבחינה
drawing-as-of = מועד הבחינה
drawing-tick-clock = { $day } ב{ $month }, { $clock }
drawing-tick-day = { $day } ב{ $month }
drawing-tick-year = { $day } ב{ $month } { $year }
drawing-not-stated = לא נאמר
drawing-never = אין סוף ידוע
drawing-open-end = אין סוף ידוע
drawing-ended = הסתיים; היה בתוקף { $length } בסך הכול
drawing-every = כולם
drawing-numbered = { $number }. { $name }
drawing-runs = כאשר יש מקרים רבים, מקרים סמוכים שמסקנתם זהה משורטטים כפס אחד.
drawing-run =
    { $count_n ->
        [one] { $name }: מקרה אחד
       *[other] { $name }: { $count } מקרים
    }
drawing-together = מה שידוע על כמה מהם יחד: { $word }.
drawing-found = מה שקבע גוף: { $word }.
drawing-found-term = { $term }, מה שקבע גוף: { $word }.
drawing-of-lane = { $lane }, { $occasion }
drawing-each-own = לכל אחד משלו
drawing-once = המקרה היחיד
drawing-lane = { $bearer }
drawing-lane-watch = { $bearer }: מחוץ למקרים המפורטים
drawing-lane-term = { $term }, { $bearer }
drawing-lane-term-watch = { $term }, { $bearer }: מחוץ למקרים המפורטים
drawing-joint = { $bearers } במשותף


## Heads of columns

drawing-head-occasion = מקרה
drawing-head-from = התחלה
drawing-head-to = סיום
drawing-head-due = המועד
drawing-head-verdict = המסקנה
drawing-head-day = יום
drawing-head-reports = דיווחים
drawing-head-time = זמן
drawing-head-seen = מי יכול היה לראות
drawing-head-period = זמן
drawing-head-periods = תקופות
drawing-head-needed = נדרש
drawing-head-established = בוסס
drawing-head-known = מה ידוע
drawing-head-counter = הגורם הסופר
drawing-head-total = סך הכול
drawing-head-by-due = בוסס עד המועד, או עד כה
drawing-head-average = ממוצע לכל תקופה
drawing-head-means = מה היא אומרת לבדה, או מדוע אינה מכריעה
drawing-head-class = סוג
drawing-head-term = תניה
drawing-head-amount = כמה
drawing-head-so-far = עד אז בסך הכול
drawing-head-how-known = כיצד הדבר ידוע
drawing-head-area = אזור או קו
drawing-head-sort = מין
drawing-head-size = גודל
drawing-head-tolerance = מרווח סבילות
drawing-head-publisher = המפרסם
drawing-head-date = תאריך
drawing-head-report = דיווח
drawing-head-place = היכן
drawing-head-exact = מדויק עד כדי
drawing-head-marker = סימון
drawing-head-surveyed = נמדד

## Timeline and timetable

drawing-timeline-title = { $term } על ציר הזמן
drawing-timetable-title = פתיחות ומועדים
drawing-table-occasions = { $title }: כל הפסים
drawing-key-due = המועד
drawing-key-after = אחרי מועד הבחינה
drawing-known-published = מתי פורסמו הדיווחים שעליהם הדבר נשען
drawing-known-recorded = מתי נרשמו הדיווחים שעליהם הדבר נשען
drawing-backfilled = דיווחים נרשמו אחרי מועד הבחינה, ולכן השורה השנייה מראה מתי פורסם כל אחד מהם.
drawing-undated =
    { $count_n ->
        [one] דיווח אחד אינו אומר מתי פורסם ואינו בשורה השנייה.
       *[other] { $count } דיווחים אינם אומרים מתי פורסמו ואינם בשורה השנייה.
    }
drawing-lane-seen = מי יכול היה להשקיף על { $bearer }
drawing-lane-seen-area = מי יכול היה להשקיף על { $bearer } בתחום { $area }
drawing-seen-closed = נצפה בידי מקורות שיחד מגיעים אל הרף
drawing-seen-looked = נערכה תצפית, שאינה מגיעה אל הרף
drawing-seen-refused = הגישה סורבה
drawing-seen-nobody = לא נערכה תצפית
drawing-waiting =
    { $count_n ->
        [one] לחובה אחת אין פתיחה ידועה. היא מופיעה בטבלה.
       *[other] ל{ $count } חובות אין פתיחה ידועה. הן מופיעות בטבלה.
    }

## Quota

drawing-quota-title = { $term }: כמויות לעומת מה שנדרש
drawing-quota-bearer = { $unit }, { $bearer }
drawing-known-exact = הכמות מבוססת
drawing-known-band = בין המזערי למרבי
drawing-known-nothing = דבר אינו ידוע על הכמות
drawing-known-disputed = המקורות חלוקים על הכמות
drawing-key-sure = בוססה לפחות כמות זו
drawing-key-needed = נדרש
drawing-key-rival = ממוצע של גורם סופר שספירתו מכריעה
drawing-key-shared = ממוצע של ספירה הנלקחת בחשבון עד לכמות שעליה מדווחים די מקורות שאינם קשורים זה לזה
drawing-key-aside = ממוצע של גורם סופר שספירתו אינה מכריעה
drawing-beyond =
    { $count_n ->
        [one] { $unit }: ייתכן שבתקופה אחת היה יותר מגובה השרטוט (שוליים מנוקדים בראשה). המרב הוא { $most }; הטבלה מציגה אותה במלואה.
       *[other] { $unit }: ייתכן שב{ $count } תקופות היה יותר מגובה השרטוט (שוליים מנוקדים בראשן). המרב הוא { $most }; הטבלה מציגה כל אחת במלואה.
    }
drawing-endless =
    { $count_n ->
        [one] { $unit }: בתקופה אחת המזער ידוע והמרב אינו ידוע (שוליים מנוקדים בראשה).
       *[other] { $unit }: ב{ $count } תקופות המזער ידוע והמרב אינו ידוע (שוליים מנוקדים בראשן).
    }
drawing-averages = סך הכול על פני כמה תקופות משורטט כממוצע שלו; כמה היה בכל תקופה, סך כזה אינו אומר. מספרים של גורמים סופרים שונים לעולם אינם מחוברים.
drawing-counter = { $counter }: { $total }, { $over }; { $average } לכל תקופה בממוצע
drawing-counter-aside = { $counter }: { $total }, { $over }; { $average } לכל תקופה בממוצע; ספירה זו אינה מכריעה
drawing-counter-each-day = { $counter }: { $total } בכל יום של { $over }; { $average } לכל תקופה
drawing-counter-each-day-aside = { $counter }: { $total } בכל יום של { $over }; { $average } לכל תקופה; ספירה זו אינה מכריעה
drawing-counter-short = { $counter }: { $total }, { $over }; פחות מתקופה, ולכן אינה משורטטת
drawing-counter-short-aside = { $counter }: { $total }, { $over }; פחות מתקופה, ולכן אינה משורטטת; ספירה זו אינה מכריעה
drawing-counter-series =
    { $count_n ->
        [one] { $counter }: ספירה אחת, { $over }
       *[other] { $counter }: { $count } ספירות, { $over }
    }
drawing-counter-series-aside =
    { $count_n ->
        [one] { $counter }: ספירה אחת, { $over }; היא אינה מכריעה
       *[other] { $counter }: { $count } ספירות, { $over }; הן אינן מכריעות
    }
drawing-counter-series-short =
    { $count_n ->
        [one] { $counter }: ספירה אחת, { $over }; פחות מתקופה, ולכן אינה משורטטת
       *[other] { $counter }: { $count } ספירות, { $over }; כל אחת של פחות מתקופה, ולכן אינן משורטטות
    }
drawing-counter-series-short-aside =
    { $count_n ->
        [one] { $counter }: ספירה אחת, { $over }; פחות מתקופה, ולכן אינה משורטטת; היא אינה מכריעה
       *[other] { $counter }: { $count } ספירות, { $over }; כל אחת של פחות מתקופה, ולכן אינן משורטטות; הן אינן מכריעות
    }
drawing-no-average = נספר על פני פחות מתקופה
drawing-decides = זו אחת הספירות המכריעות
drawing-alone = אם היא לבדה נכונה, { $implies }
drawing-each-day = { $amount } בכל יום
drawing-table-periods = { $unit } לפי תקופה
drawing-table-counters = { $unit } לפי הגורם הסופר

## Exchange

drawing-ledger-title = חילופין: נדרש ובוסס, לפי סוג
drawing-ledger-note = כל מדרגה היא מעשה רשום. הסוגר הוא מה שעולה מן הבחינה, במועד אם כבר חלף, ואם לא – במועד הבחינה. הוא עשוי להיות רחב מן המדרגות, כי הוא כולל את מה שאיש לא יכול היה לשלול.
drawing-ledger-counts = ספירה על פני זמן משורטטת כקו מידה מנוקד בין שני קצוות. היא אומרת כמה היו בכל אותו זמן, ולא מתי; היא אינה מחוברת אל המדרגות.
drawing-ledger-ratio = כאשר כמות מסוימת נדרשת עבור כל מקרה, לאף מקרה לא נזקף יותר ממה שנדרש לו; לכן ספירה עשויה לעלות על מה שבוסס.
drawing-of-needed = { $term }: בוסס: { $amount }, מתוך { $needed } שנדרשו
drawing-of-needed-due = { $term }: בוסס עד המועד: { $amount }, מתוך { $needed } שנדרשו
drawing-of-needed-due-acts = { $term }: בוסס עד המועד: { $amount }, מתוך { $needed } שנדרשו; לפי המעשים הרשומים, { $now } עד כה
drawing-of-every = { $term }: בוסס: { $amount }; נדרשים כולם, וכמה הם איש לא פירט ברשימה
drawing-of-every-due = { $term }: בוסס עד המועד: { $amount }; נדרשים כולם, וכמה הם איש לא פירט ברשימה
drawing-of-every-due-acts = { $term }: בוסס עד המועד: { $amount }; נדרשים כולם, וכמה הם איש לא פירט ברשימה; לפי המעשים הרשומים, { $now } עד כה
drawing-class-of = { $name }, { $term }
drawing-key-given = ניתן בוודאות עד אז
drawing-key-perhaps = ייתכן שניתן עד אז
drawing-key-total = מה שעולה מן הבחינה, מן המזערי אל המרבי
drawing-key-counted = נספר בסך הכול בזמן שבין שני הקצוות
drawing-and-counts = { $said }; ספירות רשומות: { $totals }
drawing-counted-figure = { $amount } בספירה, בסך הכול
drawing-not-added = לא חובר
drawing-act-open = לא בוסס
drawing-count-by = לפי ספירה של { $counter }
drawing-counter-reckoned = { $counter }, לפי חישוב של גורם אחר על סמך הספירה
drawing-table-classes = כל סוג
drawing-table-steps = כל מדרגה

## Map

drawing-map-title = אזורים וקווים
drawing-disclaimer = אף גבול או קו במפה זו אינו עמדה משפטית של איש. ליד כל אחד כתוב מי פרסם אותו ומתי, אם הדבר צוין.
drawing-map-day = הצורות הן מ{ $day }.
drawing-simplified = הקווים פושטו עד { $metres } מ׳ לצורך השרטוט בלבד; דבר אינו נבחן לפיהם.
drawing-open-shape = לנקודת זמן אחת אין תאריך, ולכן ייתכן שיותר מצורה אחת של אזור תקפה: כולן משורטטות, בקווים מקוטעים.
drawing-no-points = אין דיווח רשום הנוקב בנקודה.
drawing-outside =
    { $count_n ->
        [one] דיווח אחד מצוי מחוץ לחלק המשורטט. הוא מופיע בטבלה.
       *[other] { $count } דיווחים מצויים מחוץ לחלק המשורטט. הם מופיעים בטבלה.
    }
drawing-left-out =
    { $count_n ->
        [one] דיווח קודם אחד עם נקודה אינו משורטט ואינו רשום בטבלה: שרטוט מכיל את האחרונים.
       *[other] { $count } דיווחים קודמים עם נקודות אינם משורטטים ואינם רשומים בטבלה: שרטוט מכיל את האחרונים.
    }
drawing-kilometres = { $number } ק״מ
drawing-metres = { $number } מ׳
drawing-north = צ
drawing-key-tolerance = מרווח סבילות של קו, לשני הצדדים
drawing-key-lenient = מרווח סבילות הפועל לקולה בלבד, בצד הפנימי של קו
drawing-key-radius = נקודה שדווחה מצויה בעיגול זה
drawing-key-reported = דווח על { $party }
drawing-key-unnamed = דווח, בלי לנקוב בגורם או על אחד מכמה גורמים
drawing-key-markers = סימון שזז בין שתי מדידות
drawing-sort-area = אזור
drawing-sort-line = קו
drawing-size-area = { $number } קמ״ר
drawing-size-line = { $number } ק״מ אורך
drawing-size-none = לא משורטט באף מפה בזמן זה
drawing-tolerance-map = מרווח סבילות של { $metres } מ׳, כפי שנקוב במפה
drawing-tolerance-method = מרווח סבילות של { $metres } מ׳, כפי שנקוב בשיטה
drawing-tolerance-lenient = מרווח סבילות של { $metres } מ׳, כפי שנקוב בשיטה, הפועל לקולה בלבד
drawing-tolerance-none = מרווח סבילות אינו נקוב
drawing-publisher = פורסם בידי { $publisher }
drawing-publisher-none = המפרסם אינו נקוב
drawing-date = מתאריך { $date }
drawing-date-none = ללא תאריך
drawing-point = { $lat }, { $lon }
drawing-possibly-in = ייתכן שבתחום { $area }
drawing-report-by = { $what }, דווח על { $bearer }
drawing-table-areas = אזורים וקווים
drawing-table-reports = דיווחים עם נקודה
drawing-table-elsewhere = דיווחים הנוקבים באזור ולא בנקודה
drawing-table-markers = מדידות של סימונים
