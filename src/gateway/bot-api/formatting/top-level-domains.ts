/** Whether a name without `https://` may end so and still be taken for an address. */
export function isTopLevelDomain(name: string): boolean {
  return NAMES.has(name.toLowerCase());
}

/** Not `zip` and its like: in an office those are files. */
const GENERIC =
  "com net org edu gov mil int info biz name pro mobi asia app dev blog cloud club design email group icu ink link live ltd " +
  "media news online page run shop site space store team tech top video vip wang website wiki work world xin xyz " +
  "中国 中國 公司 网络 政务 公益 网址 网站 集团 商城 在线 中文网 香港 台湾 澳門";

const COUNTRIES =
  "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd " +
  "cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge " +
  "gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki " +
  "km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my " +
  "mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se " +
  "sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz " +
  "va vc ve vg vi vn vu wf ws ye yt za zm zw рф";

const NAMES: ReadonlySet<string> = new Set(`${GENERIC} ${COUNTRIES}`.split(" "));
