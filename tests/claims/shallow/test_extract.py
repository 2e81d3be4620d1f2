"""What Arabic sentences of our own claim: kind, status, losses, parties, place and speakers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sijill
from sijill.model.claims import Claim, Count
from sijill.model.vocabulary import Status
from tests.claims.defects import defect

TELLING = (
    "قُتل ثلاثة عمال وأصيب 7 آخرون في قصف مدفعي لقوات النظام على بلدة كفر عويد، بحسب الدفاع المدني.",
    "نفى الناطق باسم الجيش اليمني مقتل أي مدني في القصف على مديرية حيس.",
    "اعتقلت الشرطة العسكرية سبعة شبان في مدينة عفرين مساء الاثنين.",
    "هدد قائد الفصيل بقصف ميناء المخا إذا استمر القتال.",
    "استهدفت طائرة مسيرة سيارة إسعاف في مدينة غزة ما أدى إلى مقتل مسعفين اثنين.",
)
UNSEEN = ("\u064e", "\u0651", "\u0652", "\u0640", "\u200c", "\u200d", "\u200e", "\u200f", "\u2067", "\u2069")
"""Vowel signs, tatweel, joiners and direction marks: they change how a word looks and not what it is."""


def claims(text: str, published: str | None = "2024-03-06") -> tuple[Claim, ...]:
    return tuple(sijill.read(text, published=published, language="ar").claims)


def only_claim(text: str) -> Claim:
    (claim,) = claims(text)
    return claim


def losses(claim: Claim) -> list[tuple[str, Count]]:
    return [(c.harm.value, c.count) for c in claim.casualties]


def figures(claim: Claim) -> dict[str, int | None]:
    return {c.harm.value: c.count.best for c in reversed(claim.casualties)}


def speakers(claim: Claim) -> list[str]:
    return [speaker.name for speaker in claim.attribution]


# Losses -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("لقي ثلاثة مزارعين مصرعهم إثر انفجار لغم أرضي في حقل زيتون غربي بلدة تادف.", {"killed": 3}),
        ("مقتل امرأة وإصابة طفليها بقذائف هاون سقطت على حي الجميلية في حلب.", {"killed": 1, "injured": 2}),
        ("أصيب طفلان وامرأة بجروح جراء سقوط صاروخ على منزلهم في مدينة بانياس.", {"injured": 3}),
        ("3 شهداء و7 جرحى باستهداف مسيّرة إسرائيلية سيارة مدنية على طريق صور.", {"killed": 3, "injured": 7}),
        ("انفجرت سيارة مفخخة في بغداد موقعة ستة قتلى و15 جريحاً.", {"killed": 6, "injured": 15}),
        ("أودت غارة جوية بحياة أسرة من ستة أفراد في مخيم النصيرات.", {"killed": 6}),
        ("شنت الطائرات غارات على صعدة أسفرت عن مقتل عائلة كاملة من سبعة أفراد.", {"killed": 7}),
        ("وثق المركز 15 حالة وفاة تحت التعذيب خلال شهر شباط.", {"killed": 15}),
        ("ألقت الشرطة القبض على رجلين في الموصل.", {"detained": 2}),
        ("خطف مسلحون مهندسين اثنين من مكتبهما في سبها.", {"abducted": 2}),
        ("رجحت الشرطة مقتل الرهينتين.", {"killed": 2}),
        ("اضطر 15 ألف شخص إلى الفرار من بلدة كتم.", {"displaced": 15000}),
        ("بلغ عدد القتلى 27 والجرحى 64 في تفجيرات بعقوبة.", {"killed": 27, "injured": 64}),
        ("استشهد الصحفي سامي الدحدوح وزوجته وأطفالهما الأربعة.", {"killed": 6}),
        ("حصيلة القصف على مدينة أريحا ترتفع إلى 13 قتيلاً.", {"killed": 13}),
    ],
)
def test_losses_are_counted_as_the_sentence_counts_them(text: str, counted: dict[str, int]) -> None:
    assert figures(only_claim(text)) == counted


@pytest.mark.parametrize(
    ("text", "harm", "count"),
    [
        ("ما لا يقل عن 30 قتيلاً في غارات على مخيم المغازي.", "killed", Count(low=30)),
        ("بين خمسة وسبعة مدنيين قتلوا في الضربة.", "killed", Count(5, None, 7)),
        ("أصيب نحو عشرين متظاهراً بالرصاص الحي في ساحة التحرير.", "injured", Count(best=20)),
        ("لم يسقط قتلى في الغارة التي استهدفت مستودعاً فارغاً في بعلبك.", "killed", Count(0, 0, 0)),
        ("لم يُقتل أحد في الهجوم على السفارة.", "killed", Count(0, 0, 0)),
    ],
)
def test_a_figure_says_no_more_than_its_words(text: str, harm: str, count: Count) -> None:
    assert (harm, count) in losses(only_claim(text))


@pytest.mark.parametrize(
    "text",
    [
        "لم ترد تقارير عن ضحايا جراء الضربة التي طالت جسر الشحيل.",
        "قصف مدفعي يستهدف الأحياء السكنية في تعز الآن",
        "قصف مدفعي على أطراف بلدة البارة دون معلومات عن وقوع إصابات.",
    ],
)
def test_where_nothing_is_known_nothing_is_counted(text: str) -> None:
    assert not only_claim(text).casualties


def test_of_dead_and_wounded_told_together_neither_is_one() -> None:
    told = claims("سقوط عشرات الضحايا بين قتيل وجريح في غارات على مأرب.")
    assert all(casualty.count.best != 1 for claim in told for casualty in claim.casualties)


def test_who_asks_for_an_inquiry_takes_the_killing_for_granted() -> None:
    claim = only_claim("طالبت المنظمة بفتح تحقيق في مقتل الصحفية برصاص الجنود.")
    assert (claim.status, figures(claim)) == (Status.ASSERTED, {"killed": 1})


def test_the_wound_that_somebody_died_of_is_no_further_harm() -> None:
    claim = only_claim("وفاة طفل رضيع متأثراً بإصابته بقصف سابق على بلدة كفر عويد.")
    assert losses(claim) == [("killed", Count(1, 1, 1))]


# Names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("استشهد كريم منصور برصاص قوات الاحتلال عند حاجز حوارة.", "كريم منصور"),
        ("قتل حسن الأحمد برصاص مجهولين في بلدة نمر.", "حسن الأحمد"),
        ("خطف مسلحون الطبيبة نور الخطيب في مدينة درعا.", "نور الخطيب"),
        ("اغتال مجهولون الناشط أبو محمد الديري بعبوة لاصقة في الرقة.", "أبو محمد الديري"),
    ],
)
def test_a_victim_is_known_by_name(text: str, name: str) -> None:
    claim = only_claim(text)
    assert [recipient.name for recipient in claim.recipients] == [name]
    assert [c.count for c in claim.casualties] == [Count(1, 1, 1)]


def test_gunmen_are_no_medics_because_one_stands_behind_them() -> None:
    claim = only_claim("خطف مسلحون الطبيبة نور الخطيب في مدينة درعا.")
    assert [actor.name for actor in claim.actors] == ["مسلحون"]


# Kinds ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("فجر انتحاري نفسه وسط مصلين في مسجد بمدينة مقديشو.", "Suicide bomb"),
        ("ألقى مجهولون قنبلة يدوية على منزل المختار في ناحية الشدادي.", "Grenade"),
        ("استخدمت القوات غاز السارين ضد المدنيين في خان العسل.", "Chemical weapon"),
        ("تعرضت فتاة قاصر للاغتصاب على يد عنصرين من الميليشيا في ضواحي الجنينة.", "Sexual violence"),
        ("قنص جيش الاحتلال مسناً عند مدخل مخيم جباليا.", "Attack"),
        ("هدمت قوات الاحتلال منزلين في بلدة سلوان بالقدس.", "Looting/property destruction"),
        ("فرقت الشرطة بالغاز المسيل للدموع متظاهرين في الخرطوم.", "Protest with intervention"),
        ("أطلقت الشرطة النار على متظاهرين في بغداد.", "Excessive force against protesters"),
        ("انسحب الجيش من مدينة الضعين.", "Non-violent transfer of territory"),
        ("فرضت القوات حصاراً على مدينة الدلنج ومنعت دخول الغذاء.", "Other"),
        ("توصل الطرفان إلى هدنة إنسانية مدتها 72 ساعة.", "Agreement"),
        ("دخلت قافلة مساعدات إلى مدينة مضايا المحاصرة.", "Aid"),
        ("عاد مئات النازحين إلى بلدة القريتين بعد إعادة فتح الطريق.", "Return"),
        ("هجّرت المعارك نحو 3000 عائلة من حي الدويم.", "Displacement"),
        ("خرج المئات في مظاهرة وسط مدينة السويداء.", "Peaceful protest"),
        ("أطلق الحوثيون سراح 20 أسيراً.", "Other"),
        ("تجدد الاشتباكات بين الجيش والدعم السريع في حي المهندسين بأم درمان.", "Armed clash"),
        ("فككت الشرطة عبوة ناسفة قرب مدرسة في نوى.", "Disrupted weapons use"),
        ("أنشأ الجيش التركي قاعدة في بلدة احسم.", "Headquarters or base established"),
        ("أصيب أربعة أشخاص في مشاجرة جماعية بمدينة الحسكة.", "Mob violence"),
        ("اندمجت فصائل معارضة تحت اسم جديد في درعا.", "Change to group/activity"),
    ],
)
def test_the_words_of_a_deed_give_its_kind(text: str, kind: str) -> None:
    assert {claim.sub_event_type for claim in claims(text)} == {kind}


# Status -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("نفت وزارة الدفاع الروسية أن تكون مقاتلاتها قصفت مستشفى في جسر الشغور.", Status.DENIED),
        ("نفى مصدر عسكري ما تردد عن سقوط قذائف على السفارة الروسية.", Status.DENIED),
        ("خبر اغتيال القيادي عار عن الصحة.", Status.DENIED),
        ("أكدت الحركة أن ما نشر عن مقتل قائدها غير صحيح.", Status.DENIED),
        ("أحبطت الشرطة محاولة تفجير سيارة في كركوك.", Status.DENIED),
        ("أنباء غير مؤكدة عن سقوط جرحى في انفجار هز حي الكرادة ببغداد.", Status.UNCERTAIN),
        ("يُعتقد أن خمسة أشخاص قتلوا تحت الأنقاض في حي التضامن.", Status.UNCERTAIN),
        ("ربما قتل اثنان من الصيادين قبالة سواحل الخوخة.", Status.UNCERTAIN),
        ("لو سقطت القذيفة على المدرسة لقتل عشرات الأطفال.", Status.HYPOTHETICAL),
        ("إذا لم تدخل المساعدات فسيموت آلاف الأطفال جوعاً.", Status.HYPOTHETICAL),
        ("في حال قصفت إسرائيل الضاحية، سيقتل المئات.", Status.HYPOTHETICAL),
        ("سوف يهاجم الجيش مدينة الفاشر خلال الأسبوع المقبل.", Status.FUTURE),
        ("تعتزم القوات العراقية شن هجوم على معاقل التنظيم في الحويجة.", Status.FUTURE),
        ("من المتوقع أن ينزح 50 ألف شخص من المنطقة.", Status.FUTURE),
        ("حاول مسلحون خطف طبيب في بنغازي.", Status.UNCERTAIN),
        ("توعدت الجماعة بقصف مطار عدن.", Status.THREATENED),
        ("أقسم زعيم الميليشيا أن يقتل كل من يتعاون مع الحكومة.", Status.THREATENED),
        ("أمر القائد جنوده بإطلاق النار على المتظاهرين.", Status.ORDERED),
        ("وجه القائد العام بقصف المدينة بالمدفعية.", Status.ORDERED),
        ("لا صحة للأنباء عن مقتل قائد الشرطة في منبج.", Status.DENIED),
        ("أصدر الجيش أوامر بإخلاء مخيم نور شمس.", Status.ORDERED),
        ("أصدر قائد اللواء أمراً بإخلاء المخيم.", Status.ORDERED),
        ("أنذرت قوات الاحتلال أهالي بلدة يارون بإخلائها.", Status.ORDERED),
    ],
)
def test_what_nobody_asserts_is_not_asserted(text: str, status: Status) -> None:
    assert {claim.status for claim in claims(text)} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "فاز الفريق على غريمه بعد هجوم كاسح وتسديدة صاروخية من المهاجم.",
        "انفجرت الأسعار في الأسواق وقتل الغلاء أحلام الشباب.",
        "فجّر النائب قنبلة سياسية في جلسة البرلمان.",
        "هاجم المعارض سياسة الحكومة في تصريحات نارية.",
        "قتل الملل الطلاب في المحاضرة الطويلة.",
        "حصد الفيلم ثلاث جوائز وخطف الأضواء في المهرجان.",
        "احتل المنتخب المركز الثالث.",
        "لا توجد أنباء عن إصابات حتى الآن.",
        "بحث وزيرا الخارجية سبل التهدئة في غزة.",
        "أصيب لاعب المنتخب بتمزق عضلي في مباراة الأمس.",
        "تدرب عناصر الدفاع المدني على إنقاذ مصابين في تفجير افتراضي.",
    ],
)
def test_a_figure_of_speech_claims_nothing(text: str) -> None:
    assert not claims(text)


# What is known to fail ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        defect(
            "راح ضحية الهجوم أحد عشر عاملاً.",
            {"killed": 11},
            reason="who fell victim stands behind the deed that he fell victim to",
        ),
    ],
)
def test_losses_far_from_their_word_are_counted(text: str, counted: dict[str, int]) -> None:
    assert figures(only_claim(text)) == counted


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        defect(
            "تسبب لغم بحري في إغراق قارب صيد قبالة سواحل المخا.",
            ["Remote explosive/landmine/IED"],
            reason="a weapon that merely causes something is no event word",
        ),
        ("تم اعتقال 14 شخصاً في مداهمات بالخليل.", ["Arrests"]),
        ("اعتقل الجيش خمسة شبان في مداهمة ببلدة بيتا.", ["Arrests"]),
        defect(
            "قال وزير الصحة إن 12 شخصاً أصيبوا بحالات اختناق.",
            ["Chemical weapon"],
            reason="what the injury was is not asked where the verb says that there was one",
        ),
    ],
)
def test_one_happening_is_one_claim_of_the_most_telling_kind(text: str, kinds: list[str]) -> None:
    assert [claim.sub_event_type for claim in claims(text)] == kinds


def test_what_a_verb_needs_behind_it_is_no_part_of_a_name() -> None:
    claim = only_claim("أطلق حرس الحدود النار على فلاح قرب قرية الدرباسية.")
    assert [actor.name for actor in claim.actors] == ["حرس الحدود"]


# Laws -------------------------------------------------------------------------------------------------------------


def _told(text: str) -> list[tuple[object, ...]]:
    return [(c.sub_event_type, c.status, [(x.harm, x.count, x.group) for x in c.casualties]) for c in claims(text)]


def _anchors(claim: Claim) -> list[tuple[int, int, str]]:
    values = [claim, *claim.actors, *claim.recipients, *claim.casualties, *claim.means, *claim.attribution]
    values += [value for value in (claim.place, claim.time) if value is not None]
    return [(v.anchor.start, v.anchor.end, v.anchor.exact) for v in values]


def _with_marks(text: str, marks: list[tuple[int, str]]) -> str:
    """Marks behind letters of words: where a reader meets them."""
    letters = [i for i, c in enumerate(text) if "\u0621" <= c <= "\u064a"]
    for position, mark in sorted(((letters[n % len(letters)], mark) for n, mark in marks), reverse=True):
        text = text[: position + 1] + mark + text[position + 1 :]
    return text


def _between_words(text: str, signs: list[tuple[int, str]]) -> str:
    words = text.split(" ")
    for number, sign in signs:
        at = number % len(words)
        words[at] = sign + words[at] if sign == "#" else f"{words[at]} {sign}" if at == len(words) - 1 else words[at]
    return " ".join(words)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TELLING), st.lists(st.tuples(st.integers(0, 400), st.sampled_from(UNSEEN)), max_size=8))
def test_marks_that_are_not_seen_change_no_claim_and_no_anchor(text: str, marks: list[tuple[int, str]]) -> None:
    marked = _with_marks(text, marks)
    assert _told(marked) == _told(text)
    for claim in claims(marked):
        assert all(marked[start:end] == exact for start, end, exact in _anchors(claim))


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(TELLING),
    st.sampled_from(["", "🔴 ", "‼️ ", "⚡️", "▪️ ", "#عاجل 🔴 ", "#عاجل | "]),
    st.sampled_from(["", " 💔", " 🇸🇾🇸🇾", "\n#غزة"]),
)
def test_signs_around_a_post_change_no_claim_and_no_anchor(text: str, before: str, behind: str) -> None:
    post = before + text + behind
    assert _told(post) == _told(text)
    for claim in claims(post):
        assert all(post[start:end] == exact for start, end, exact in _anchors(claim))


@pytest.mark.parametrize("text", TELLING)
def test_a_hashtag_sign_before_a_place_changes_no_claim(text: str) -> None:
    (claim, *_) = [c for c in claims(text) if c.place is not None]
    assert claim.place is not None
    start = claim.place.anchor.start
    tagged = text[:start] + "#" + text[start:]
    assert _told(tagged) == _told(text)
    assert {c.place.name for c in claims(tagged) if c.place} == {c.place.name for c in claims(text) if c.place}


def test_a_state_before_a_verb_of_the_present_does_it() -> None:
    (found,) = claims("إسرائيل تقتل 12 فلسطينيا في غارة على مخيم النصيرات.")
    assert [actor.actor_id for actor in found.actors] == ["il-forces"]


def test_those_killed_may_stand_behind_the_deed_in_which_they_were() -> None:
    (found,) = claims("قُتل في الاشتباكات 7 من عناصر الشرطة.")
    assert [loss.count for loss in found.casualties] == [Count.exactly(7)]
