"""Names of institutions that papers come from, as lists write them. Data for ``institutions``, no logic."""

from __future__ import annotations

ORGANISATIONS = """
google|google research|google brain|google deepmind|deepmind|googleai|google ai|google cloud|alphabet|waymo|meta|meta ai|fair
facebook|facebook ai|facebook research|microsoft|microsoft research|msr|msra|msr asia|microsoft research asia|openai|open ai
anthropic|nvidia|nvidia research|apple|amazon|aws|amazon science|amazon web services|alexa ai|ibm|ibm research|intel|intel labs
amd|qualcomm|adobe|adobe research|salesforce|salesforce research|uber|uber ai|lyft|netflix|spotify|twitter|linkedin|snap
snap research|snapchat|pinterest|airbnb|tesla|oracle|sap|bosch|siemens|samsung|samsung research|sony|sony ai|sony research
huawei|huawei noah's ark|huawei noah's ark lab|noah's ark lab|noah's ark|noah ark lab|tencent|tencent ai lab|wechat|wechat ai
tencent youtu lab|arc lab|alibaba|alibaba cloud|alibaba group|damo academy|ant group|ant financial|baidu|baidu research
bytedance|byte dance|tiktok|douyin|kuaishou|meituan|jd|jd ai|didi|xiaomi|oppo|vivo|sensetime|sense time|megvii|face++|iflytek
yitu|zhipu|zhipu ai|zhipuai|moonshot|moonshot ai|deepseek|deepseek-ai|deepseek ai|minimax|baichuan|01.ai|stepfun|shanghai ai lab
shanghai ai laboratory|pjlab|baai|idea|idea research|pengcheng laboratory|peng cheng lab|zhejiang lab|qwen|qwen team|mistral
mistral ai|cohere|cohere for ai|huggingface|hugging face|stability ai|stabilityai|eleutherai|allen institute|allen ai|ai2
allenai|mosaicml|databricks|together|together ai|xai|x.ai|inflection|adept|ai21|ai21 labs|character.ai|reka|runway|midjourney
pika|luma ai|figure|figure ai|physical intelligence|covariant|boston dynamics|toyota research institute|tri|honda research|nec
nec labs|ntt|ntt data|preferred networks|line|naver|naver ai|naver cloud|naver labs|kakao|kakao brain|kakaobrain|lg
lg ai research|lg ai|skt|sk telecom|rakuten|cyberagent|yandex|sber|aleph alpha|element ai|mila|vector institute|cifar|inria|cnrs
max planck|mpi|mpi-inf|mpi-is|fraunhofer|dfki|riken|riken aip|aist|nii|kaist|postech|unist|gist|snu|yonsei|korea university
titech|tokyo tech|ut austin|mit|mit csail|csail|cmu|stanford|berkeley|uc berkeley|ucb|bair|ucla|ucsd|uc san diego|uci|ucsb
uc davis|uiuc|uw|uw madison|uwashington|washington|umass|umd|umich|michigan|upenn|penn|penn state|princeton|harvard|yale|cornell
cornell tech|columbia|nyu|caltech|georgia tech|gatech|gt|purdue|rutgers|duke|unc|unc chapel hill|usc|rice|brown|jhu
johns hopkins|ncsu|nus|ntu|hku|hkust|cuhk|polyu|cityu|smu|sutd|a*star|i2r|tsinghua|thu|peking|pku|fudan|sjtu|shanghai jiao tong
zju|zhejiang|ustc|nju|nanjing|hust|wuhan|whu|sysu|sun yat-sen|hit|harbin|xjtu|buaa|beihang|bit|bupt|nudt|scut|uestc|xidian|casia
cas|ict|ucas|rmit|tju|tianjin|nankai|ruc|renmin|sustech|shanghaitech|westlake|cuhk-shenzhen|cuhksz|hkust(gz)|oxford|cambridge
ucl|imperial|imperial college|imperial college london|edinburgh|king's college london|kcl|eth|eth zurich|eth zürich|ethz|epfl
idiap|tum|tu munich|tu berlin|tu darmstadt|rwth|rwth aachen|lmu|kit|heidelberg|tübingen|tuebingen|freiburg|cispa|kth|chalmers
dtu|ku leuven|tu delft|delft|tu eindhoven|uva|leiden|ens|ecole polytechnique|sorbonne|technion|weizmann|tel aviv|huji|bar-ilan
bgu|kaust|mbzuai|g42|tii|anu|unsw|uts|monash|melbourne|sydney|uoft|toronto|u toronto|waterloo|mcgill|montreal|udem|ubc|alberta
iit|iit delhi|iit bombay|iisc|iiit|nasa|nist|darpa|cern|llnl|lbnl|ornl|argonne|los alamos|sandia
pacific northwest national laboratory|mitre|rand|sri|snowflake|servicenow|bloomberg|bloomberg ai|jpmorgan|jp morgan
jpmorgan chase|goldman sachs|two sigma|de shaw|thomson reuters|elsevier|roblox|unity|unity technologies|epic games|ea|ubisoft
disney|disney research|pixar|nokia|nokia bell labs|bell labs|ericsson|cisco|vmware|dropbox|grammarly|duolingo|quora|reddit|ebay
etsy|zillow|booking.com|zalando|criteo|deezer|pandora|shopify|yahoo|yahoo research|lightricks|wayve|nuro|aurora|cruise|zoox
motional|nuance|graphcore|cerebras|groq|sambanova|xilinx|arm|rambus|ibm watson|toyota|bmw|mercedes|volkswagen|porsche|ford|gm
robotics at google|everyday robots|generalist ai|skild ai|agibot|unitree|galbot|1x|清华|清华大学|北大|北京大学|谷歌|微软|腾讯
阿里|阿里巴巴|百度|字节|字节跳动|华为|美团|快手|京东|网易|小米|商汤|旷视|复旦|上交|浙大|中科院|中科大|港中文|港科大
"""
"""Separated by bars and line ends, small letters."""
