### Terms read aloud in Arabic. A ban is heard first (محظور). What must be done is a verbal noun,
### so that no verb has to agree with who must do it.

reading-sentence-shall = يتعيّن على { $who } { $act }
reading-sentence-shall-not = محظور: يُحظر على { $who } { $act }
reading-sentence-may = يجوز أن { $who_agrees ->
    [f] تتولى
   *[other] يتولى
} { $who } { $act }
reading-sentence-endeavour = يتعيّن على { $who } السعي إلى { $act }
reading-reading = { " " }(القراءة المسماة «{ $name }»)
reading-amended = { " " }(بصيغته المعدَّلة بموجب { $name })
reading-who-each-party = كل طرف
reading-who-no-party = كل طرف
reading-who-each-guarantor = كل ضامن
reading-who-each-of = كل من { $names }
reading-who-jointly = { $names } معًا
reading-and = { $one } و{ $two }
reading-or = { $one } أو { $two }
reading-quoted = { $name } («{ $text }»)
reading-undefined = { $name } («{ $text }»، وهي عبارة تركها النص دون تعريف)

# ------------------------------------------------------------------------------------- amounts
reading-amount-at-least = { $form ->
    [one] { $noun_agrees ->
        [f] ما لا يقل عن { $noun } واحدة
        [m] ما لا يقل عن { $noun } واحد
       *[other] ما لا يقل عن { $number } { $noun }
    }
    [two] ما لا يقل عن { $noun }
   *[other] ما لا يقل عن { $number } { $noun }
}
reading-amount-at-most = { $form ->
    [one] { $noun_agrees ->
        [f] ما لا يزيد على { $noun } واحدة
        [m] ما لا يزيد على { $noun } واحد
       *[other] ما لا يزيد على { $number } { $noun }
    }
    [two] ما لا يزيد على { $noun }
   *[other] ما لا يزيد على { $number } { $noun }
}
reading-amount-between = { $form ->
    [two] ما بين { $number } و{ $noun }
   *[other] ما بين { $number } و{ $upper } { $noun }
}
reading-amount-exactly = { $form ->
    [one] { $noun_agrees ->
        [f] { $noun } واحدة
        [m] { $noun } واحد
       *[other] { $number } { $noun }
    }
    [two] { $noun }
   *[other] { $number } { $noun }
}
reading-amount-every = كل { $noun }
reading-amount-share = { $number } في المائة مما يلي: { $noun }
reading-amount-share-at-least = ما لا يقل عن { $number } في المائة مما يلي: { $noun }
reading-item-per = { $item } مقابل كل { $per }
reading-item-roll = { $item } من «{ $roll }»

# ---------------------------------------------------------------------------------------- acts
reading-act-do = { $verb }
reading-act-do-object = { $verb } { $object }
reading-act-leave = إتمام الخروج من { $areas }
reading-act-stay-out = البقاء خارج { $areas }
reading-act-keep-away = إبقاء { $held } على مسافة لا تقل عن { $distance } من { $line }
reading-act-keep-near = إبقاء { $held } ضمن مسافة لا تتجاوز { $distance } من { $line }
reading-act-keep-in = إبقاء { $held } داخل { $area }
reading-act-cap = { $form ->
    [one] { $noun_agrees ->
        [f] الاقتصار على ما لا يزيد على { $noun } واحدة في { $area }
        [m] الاقتصار على ما لا يزيد على { $noun } واحد في { $area }
       *[other] الاقتصار على ما لا يزيد على { $number } { $noun } في { $area }
    }
    [two] الاقتصار على ما لا يزيد على { $noun } في { $area }
   *[other] الاقتصار على ما لا يزيد على { $number } { $noun } في { $area }
}
reading-act-keep-state = إبقاء { $thing } في وضع { $state }
reading-act-prevent = منع ما يلي: { $acts }، من جانب { $groups }
reading-distance = { $number }
reading-distance-half = نصف { $number }

# ------------------------------------------------------------------------- the rest of the core
reading-to = إلى { $name }
reading-in = في { $places }
reading-through = عبر { $places }
reading-dose = لمدة لا تقل عن { $duration }
reading-cycle = كل { $name }
reading-cycle-several = في كل فترة مدتها { $duration }

# ---------------------------------------------------------------------------------------- when
reading-within = في غضون { $duration } من { $trigger }
reading-immediately = فور { $trigger }
reading-by = في موعد أقصاه { $moment }
reading-by-before = قبل { $trigger } بمدة لا تقل عن { $duration }
reading-from = اعتبارًا من { $moment }
reading-until = حتى { $moment }
reading-lasting = لمدة { $duration } تُحسب من { $moment }
reading-during = أثناء { $name }
reading-for-each = مقابل كل { $event }
reading-for-each-within = مقابل كل { $event }، في غضون { $duration }
reading-each = كل { $event }
reading-each-several = كل { $number } { $event }
reading-moment-day = اليوم { $number } من { $period }
reading-moment-start = بداية { $period }
reading-moment-end = نهاية { $period }
reading-moment-performed = تنفيذ { $term } (ولو تأخر ذلك التنفيذ)
reading-moment-performed-timely = تنفيذ { $term } في موعده
reading-moment-breach = الإخلال ب{ $term }
reading-moment-first = أول { $event }
reading-moment-last = آخر { $event }
reading-moment-later = الموعد اللاحق من بين { $one } و{ $two }
reading-moment-earlier = الموعد الأسبق من بين { $one } و{ $two }
reading-moment-after = انقضاء { $duration } على { $moment }
reading-date = { $day } { $month } { $year }
reading-date-clock = { $date } الساعة { $clock }
reading-date-zone = { $date } (بتوقيت { $zone })

# -------------------------------------------------------------------------------------- events
reading-event-notice = إخطار
reading-event-several = { $form ->
    [two] { $event }
   *[other] { $number } { $event }
}
reading-event-form = { $form } { $what }
reading-event-by = { $event } من جانب { $names }
reading-event-to = { $event } إلى { $name }
reading-event-in = { $event } في { $name }
reading-event-under = { $event } بموجب { $term }

# --------------------------------------------------------------------------------------- terms
reading-term = البند { $id }
reading-term-reading = { $term }، بالقراءة «{ $reading }»
reading-term-of = { $term } من { $agreement }

# -------------------------------------------------------------------------------------- riders
reading-as-long-as = طوال تقيُّد { $who } ب{ $terms }
reading-every-term = كل بند
reading-including = بما في ذلك { $parts }
reading-numbering = وعددها { $number }
reading-counted = بحسب الإحصاء{ $at }{ $by }
reading-counted-at = { " " }عند { $place }
reading-counted-by = { " " }من جانب { $names }
reading-except-act = باستثناء { $act }{ $claimed }{ $judge }
reading-except-claimed = ، إذا جرى التمسك به بإخطار
reading-except-claimed-to = ، إذا جرى التمسك به بإخطار موجَّه إلى { $name }
reading-except-judge = ، إذا صدر قرار بذلك عن { $name }
reading-except-no-judge = ، دون تسمية جهة تبتّ في ذلك
reading-except-in = باستثناء ما يكون في { $names }
reading-except-by = باستثناء ما يكون من جانب { $names }
reading-except-against = باستثناء ما يكون ضد { $names }
reading-except-through = باستثناء ما يكون عبر { $names }
reading-except-with-consent-of = باستثناء ما يكون بموافقة { $names }
reading-except-notice = باستثناء ما يكون بعد إخطار موجَّه إلى { $name }
reading-except-notice-lead = باستثناء ما يكون بعد إخطار موجَّه إلى { $name }، سابق له بمدة { $duration }
reading-invoked = ويجري التمسك بذلك بإخطار
reading-invoked-to = ويجري التمسك بذلك بإخطار موجَّه إلى { $name }
reading-confirmed = ويسري ذلك عند صدور تأكيد عن { $name }
reading-judged = ويُقيَّم استنادًا إلى { $acts } دون سواها
reading-excused = مع الإعفاء أثناء { $event }
reading-excused-within = مع الإعفاء في غضون { $duration } بعد { $event }
reading-to-be-agreed = بعد اتفاق { $names } على ذلك
reading-reference-as-in = على النحو الوارد في { $term }
reading-reference-in-addition-to = إضافةً إلى { $term }
reading-reference-in-place-of = بدلًا من { $term }
reading-reference-in-parallel-with = بالتوازي مع { $term }
reading-cured = وتجري المعالجة{ $by }{ $within }
reading-cured-by = { " " }عن طريق { $act }
reading-cured-within = { " " }في غضون { $duration }
reading-flag-automatically = تلقائيًا، دون إخطار
reading-flag-essence = ولا يُعدّ التنفيذ المتأخر معالجة
reading-flag-pro-rata = مع استحقاق حصة عن جزء من الفترة
reading-flag-binding = وما يتقرَّر في ذلك مُلزِم
reading-flag-same-place = في المكان نفسه
reading-flag-early = ويُحتسب التنفيذ المبكر
reading-read-by-cell = مع تحديد { $parts } بحسب قراءة خلية الرصد، حيث سكت النص
reading-part-bearer = صاحب الالتزام
reading-part-recipient = المتلقي
reading-part-place = المكان
reading-part-start = وقت البدء
reading-unit-minute = دقيقة
reading-unit-hour = ساعة
reading-unit-day = يوم
reading-unit-week = أسبوع
reading-unit-month = شهر
reading-unit-year = سنة
